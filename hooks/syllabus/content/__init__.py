"""Reads the files that authors write into typed records, and reports each problem with its file and line."""
