"""What authors write, as typed records: files and folders read, with every problem told by file and line."""
