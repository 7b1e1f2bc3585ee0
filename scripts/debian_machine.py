"""A fresh Debian that boots with its own systemd, as a container of systemd-nspawn; needs root."""

import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
MIRROR = "http://deb.debian.org/debian"
# What the package depends on and what the commands of docs/operations.md use, so that nothing is fetched once it runs.
PACKAGES = [
    "systemd", "systemd-sysv", "dbus", "adduser", "tzdata", "libsqlite3-0", "libssl3", "libstdc++6", "ca-certificates",
    "curl", "openssl", "openssh-client", "openssh-server", "rsync", "iproute2", "procps"]
SERVICE = """\
[Unit]
Description=What is tried here
After=multi-user.target

[Service]
Type=oneshot
ExecStart=/bin/bash -c 'cd /check && ./run >/check/output 2>&1; echo $? >/check/status'
ExecStopPost=/bin/systemctl --no-block poweroff

[Install]
WantedBy=default.target
"""


def base():
    """The directory of a system as it is after installing, made once."""
    target = ROOT / ".build-deb/debian"
    if target.exists():
        return target
    partial = target.with_suffix(".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    subprocess.run(
        ["debootstrap", "--variant=minbase", f"--include={','.join(PACKAGES)}", "bookworm", partial, MIRROR],
        check=True, stdout=sys.stderr)
    partial.rename(target)
    return target


def run(script, files):
    """Boots a copy of it, runs `script` there as root beside `files`, and gives its status and what it wrote."""
    machine = ROOT / ".build-deb/machine"
    shutil.rmtree(machine, ignore_errors=True)
    subprocess.run(["cp", "-a", "--reflink=auto", base(), machine], check=True)
    check = machine / "check"
    check.mkdir()
    for file in files:
        shutil.copy(file, check)
    (check / "run").write_text(script)
    (check / "run").chmod(0o755)
    (machine / "etc/systemd/system/check.service").write_text(SERVICE)
    wants = machine / "etc/systemd/system/default.target.wants"
    wants.mkdir(exist_ok=True)
    (wants / "check.service").symlink_to("/etc/systemd/system/check.service")
    boot = subprocess.run(
        ["systemd-nspawn", "--quiet", "--boot", "--register=no", "--keep-unit", "--private-network", "--console=pipe",
         "-D", machine], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600)
    status = check / "status"
    if not status.exists():
        return None, boot.stdout + boot.stderr
    output = (check / "output").read_text()
    result = int(status.read_text()), output
    shutil.rmtree(machine)
    return result
