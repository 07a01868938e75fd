"""Every rule that the build enforces: its name and its one sentence."""

RULES: dict[str, str] = {
    # The file itself
    "file-missing": "Every file that the curriculum needs, or lists, is there.",
    "file-unlisted": "Every session and worksheet is listed in the file above it, so that order is written down.",
    "file-unexpected": "A folder of the curriculum holds only the files that the layout names.",
    "file-symlink": "Content is plain files and folders; a link could lead outside the curriculum.",
    "file-size": "A content file is at most 200 kB.",
    "file-encoding": "Text is UTF-8 without control characters.",
    "file-bom": "A file starts with its text and not with a byte order mark.",
    "file-line-ends": "Lines end with a line feed alone.",
    "file-tabs": "Indent and separate with spaces, not tabs.",
    # YAML
    "yaml-syntax": "Front matter and YAML files are well-formed YAML.",
    "yaml-duplicate-key": "A key stands once in a mapping.",
    "yaml-tag": "YAML is plain data: no tags, anchors or aliases.",
    "yaml-front-matter": "A page starts with front matter between two lines of three hyphens.",
    "unknown-key": "Only the documented keys are used.",
    "missing-key": "Every required key is there.",
    "wrong-value": "A key holds the kind of value that the schema asks for.",
    # Names
    "slug-form": "A slug is lower-case letters, digits and single hyphens.",
    "slug-duplicate": "A slug stands once in a list, and a worksheet's slug once in the curriculum.",
    "slug-reserved": "A slug does not take a name that the site uses for something else.",
    "reference-unknown": "A key that points to reference data (a need, a source, a line, a passage) exists there.",
    # Structure
    "heading-missing": "A file has the headings that its kind requires, in order.",
    "heading-form": "A timed heading is written `Kind: title (N min)`, with a known kind.",
    "minutes-add-up": "The timed parts of a guide add up to the minutes of its session.",
    "sheet-unprinted": "The guide's print list and the session's worksheets name the same sheets.",
    "stem-label": "The individual stems of a guide use the labels of the session's plan problems.",
    # Text
    "block-unknown": "Only the documented blocks are used.",
    "block-option": "A block has only the options it knows, with values it can use.",
    "block-prompt": "A block that asks for something says what in its first line.",
    "block-content": "A block holds what its kind needs: a list, a table, or nothing.",
    "block-unclosed": "Every block is closed with a line of three slashes.",
    "blank-label": "An inline blank has a name after its underscores.",
    "field-misplaced": "Fields belong on worksheets only.",
    "raw-html": "Text is Markdown; raw HTML is not used.",
    "link-scheme": "Links are relative or start with https, tel, sms or mailto.",
    "audience-leak": "No run of eight words of a guide stands outside the pages made for facilitators.",
    "link-broken": "A relative link leads to a file, and its anchor to a heading of that file.",
}
