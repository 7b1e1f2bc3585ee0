"""Programs of Debian packages that tests need, unpacked into .build-tools/debian: nothing is installed, no service is started."""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]


def unpacked(package):
    """The directory that has the package's files; what it depends on has to be there already."""
    target = ROOT / ".build-tools/debian" / package
    if target.exists():
        return target
    downloads = target.parent / f"{package}.partial"
    downloads.mkdir(parents=True, exist_ok=True)
    for file in downloads.glob("*"):
        subprocess.run(["rm", "-rf", file], check=True)
    # Lists that are missing or old are fetched, where that is allowed.
    if subprocess.run(["apt-get", "-qq", "download", package], cwd=downloads, capture_output=True).returncode:
        subprocess.run(["apt-get", "-qq", "update"], stdout=sys.stderr)
        subprocess.run(["apt-get", "-qq", "download", package], cwd=downloads, check=True, stdout=sys.stderr)
    [archive] = downloads.glob("*.deb")
    subprocess.run(["dpkg-deb", "-x", archive, downloads / "root"], check=True)
    (downloads / "root").rename(target)
    return target


def program(package, path):
    """The path of one program of a package."""
    return str(unpacked(package) / path)
