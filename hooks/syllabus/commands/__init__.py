"""The compiler's commands, one per module, each with the functions `add_arguments` and `run`.

`run` returns the exit status, and raises RefusedError for what it cannot do; `__main__` prints the error.
"""

COMMANDS = {
    "build": "build the site, unless nothing has changed since it was built",
    "check": "look for problems in the content",
    "packet": "join sheets and sessions into one PDF",
    "program": "check a program and write its schedule, calendars and packets",
    "publish": "publish the clean commit here as an edition such as 2026.1",
    "verify": "compare the lock, the tag and the archive of an edition with a new build",
    "export": "write all published editions to a folder or a .zip",
    "stage": "write all pages as plain Markdown that any site builder can build",
    "schema": "write the JSON Schemas of the records that authors write",
}
