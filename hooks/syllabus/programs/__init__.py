"""Programs: from a short YAML file to a checked schedule, a calendar, a print plan and a coverage report."""
