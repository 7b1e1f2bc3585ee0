"""The manual page of attune, made of what the program says of itself, so that the two cannot part."""

import json
import subprocess

HEAD = """\
.TH ATTUNE 1 "" "attune {version}" "User Commands"
.SH NAME
attune \\- journal of microdosing and mood, on a machine of your own
.SH SYNOPSIS
.B attune
.I COMMAND
.RI [ OPTION ...]
.SH DESCRIPTION
Serves a journal over HTTP and keeps it in one sealed database.
.PP
As a service it runs as the user attune, with the settings of
.IR /etc/attune/config.json .
Commands that work on its journal take the same settings and are run as the same user:
.PP
.RS
.nf
runuser \\-u attune \\-\\- attune backup \\-\\-config /etc/attune/config.json /var/lib/attune/backups/by\\-hand.db
.fi
.RE
.SH COMMANDS
"""

TAIL = """\
.SH FILES
.TP
.I /etc/attune/config.json
The settings; environment variables ATTUNE_... and options come before them.
.TP
.I /var/lib/attune/attune.db
The journal, sealed.
.TP
.I /var/lib/attune/attune.lock
What keeps a restore from a journal that is in use. Leave it where it is.
.TP
.I /var/lib/attune/master.key
What opens it. Keep a copy in another place: without it nobody can ever read the journal or its backups.
.TP
.I /var/lib/attune/backups
Scheduled backups, each with its checksum.
.SH SIGNALS
.TP
.B TERM, INT
Finish the requests in flight and end; a second one ends at once.
.TP
.B HUP
Take a certificate that was renewed.
.SH EXIT STATUS
0 when it is done, 1 when it could not be, 64 for wrong usage.
.SH SEE ALSO
.IR /usr/share/doc/attune/operations.md ,
.I /usr/share/doc/attune/settings.md
"""


def escaped(text):
    """Text as troff takes it: no escapes, no minus as a hyphen, no line that is a request."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line.startswith((".", "'")) else line for line in text.splitlines())


def argument(argument):
    """One option or value of a command."""
    name = argument.get("preferredName")
    value = f"\\fI{escaped(argument['valueName'].upper())}\\fR"
    label = value if name is None else "\\fB" + escaped(("--" if name["kind"] == "long" else "-") + name["name"]) + "\\fR"
    if argument["kind"] == "option":
        label += f" {value}"
    return f".TP\n{label}\n{escaped(argument.get('abstract') or '')}\n"


def command(description, before=""):
    """One command with its subcommands, each with its options."""
    name = f"{before}{description['commandName']}"
    text = f".SS {escaped(name)}\n{escaped(description.get('abstract') or '')}\n"
    if description.get("discussion"):
        text += f".PP\n{escaped(description['discussion'])}\n".replace("\n\n", "\n.PP\n")
    for item in description.get("arguments", []):
        if item["shouldDisplay"] and item["valueName"] != "help":
            text += argument(item)
    for item in description.get("subcommands", []):
        if item["commandName"] != "help":
            text += command(item, f"{name} ")
    return text


def manual_page(binary, version):
    """The page in troff."""
    described = subprocess.run([binary, "--experimental-dump-help"], check=True, capture_output=True, text=True).stdout
    commands = json.loads(described)["command"]["subcommands"]
    body = "".join(command(item) for item in commands if item["commandName"] != "help")
    return HEAD.format(version=version) + body + TAIL
