"""Programs: turns a short YAML file into a checked schedule, calendars, a print plan and a coverage report."""
