"""The compiler's commands, one per module, each with the functions `add_arguments` and `run`.

`run` returns the exit status, and raises RefusedError for what it cannot do; `__main__` prints the error.
"""

from ..build.one_writer import BUSY

REFUSED, WRONG_REQUEST, REFUSED_BY_SYSTEM, INTERRUPTED = 1, 2, 3, 130
ENDINGS = {
    0: "done, and nothing is wrong",
    REFUSED: "the content has problems, or the command was refused; nothing was written",
    WRONG_REQUEST: "an argument or a variable of the environment is wrong",
    REFUSED_BY_SYSTEM: "the system refused: a full disk, a file that may not be read or written",
    BUSY: "another command has been writing to the same folder for too long",
    INTERRUPTED: "stopped by whoever started it",
}
COMMANDS = {
    "build": "build the site, unless nothing has changed since it was built",
    "serve": "show the site on this machine and follow every change",
    "check": "look for problems in the content",
    "new": "write the skeleton of a session",
    "translate": "write what a translation lacks, list what to say anew, or lock what is done",
    "packet": "join sheets and sessions into one PDF",
    "program": "check a program and write its schedule, calendars and packets",
    "diff": "show what the folder changes since a commit or an edition",
    "review": "write the packet that a reviewer reads, as a Word file or a PDF",
    "comments": "list what a reviewer wrote into a packet, and keep the decision in the ledger",
    "publish": "publish the clean commit here as an edition such as 2026.1",
    "verify": "compare the lock, the tag and the archive of an edition with a new build",
    "export": "write all published editions to a folder or a .zip",
    "stage": "write all pages as plain Markdown that any site builder can build",
    "schema": "write the JSON Schemas of the records that authors write",
    "snippets": "write the snippets of every block, for editors",
    "fonts": "cut the fonts of the site from those of the PDFs",
}
