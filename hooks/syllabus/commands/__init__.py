"""What people can ask the compiler for: one verb a module, each with `add_arguments` and `run`.

`run` returns the exit status. What it cannot do it says by raising RefusedError, which is shown in one place.
"""

COMMANDS = {
    "build": "build the site, unless nothing has changed since it was built",
    "check": "look for problems in the content",
    "packet": "join sheets and sessions into one PDF",
    "program": "check a program and write its schedule, calendars and packets",
    "publish": "publish the clean commit here as an edition such as 2026.1",
    "verify": "build an edition again from its tag and compare every byte",
    "export": "write all published editions to a folder or a .zip",
    "stage": "write all pages as plain Markdown that any site builder can build",
    "schema": "write the JSON Schemas of the records that authors write",
}
