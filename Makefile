# `make run` serves the journal, `make test` runs every test; both install what a fresh Debian machine lacks.

SHELL := /bin/bash
STRICT := --explicit-target-dependency-import-check error

.PHONY: run test check lint format build openapi statistics-fixtures fuzz fuzz-http fuzz-json sanitize client soak \
	sync-soak day slow-peers bench proxy-check deb deb-check deploy-check copy-check clean setup test-tools

run: setup
	swift build -c release --product attune
	exec .build/release/attune serve

test: setup test-tools
	swift test $(STRICT)

# What CI runs.
check: setup test-tools lint build
	swift test $(STRICT)
	$(MAKE) deploy-check proxy-check copy-check
	scripts/simulate-day --seconds 60 --binary .build/debug/attune

# What tests read calendars, FHIR documents, pages and metrics with, and the locales that they run in.
test-tools:
	scripts/calendar-events
	scripts/fhir-validate
	scripts/browser
	scripts/promtool
	scripts/locales

lint:
	swift format lint --strict --parallel --recursive Package.swift Sources Tests

format:
	swift format --in-place --parallel --recursive Package.swift Sources Tests

build:
	swift build --build-tests $(STRICT)

# Writes the JSON form of openapi.yaml that the server embeds; a test holds the two together.
openapi:
	ATTUNE_WRITE_OPENAPI_JSON=1 swift test $(STRICT) --filter OpenAPIJSONTests

# Writes what SciPy makes of fixed samples and of made-up diaries, which the tests compare with.
statistics-fixtures:
	scripts/statistics-fixtures
	scripts/insights-fixtures

# Property-based requests against a running server, made from openapi.yaml; fixed seed, bounded time.
fuzz: setup
	scripts/fuzz

# Arbitrary bytes against one parser for so many seconds; what is found is kept in .build-fuzz/findings.
seconds := 600
fuzz-http: setup
	scripts/fuzz-parser http $(seconds)

fuzz-json: setup
	scripts/fuzz-parser json $(seconds)

# All tests under ThreadSanitizer, then under AddressSanitizer.
sanitize: setup
	scripts/sanitize thread
	scripts/sanitize address

# A client generated from openapi.yaml signs up, writes and reads.
client: setup
	scripts/generated-client

bench:
	scripts/setup python3 wrk
	swift build -c release --product attune
	Benchmarks/run
	Benchmarks/insights
	Benchmarks/summary
	Benchmarks/leaving
	Benchmarks/backup

# Load with clients that leave in the middle of everything; memory and descriptors must come back.
soak: seconds := 300
soak:
	scripts/setup python3
	swift build -c release --product attune
	scripts/soak --seconds $(seconds)

# A day of people, backups, rotations of the key, stops and kills in ten minutes; nothing acknowledged may be lost.
day: seconds := 600
day:
	scripts/setup python3 gcc
	swift build -c release --product attune
	scripts/simulate-day --seconds $(seconds)

# Random schedules of phones, faults and disasters, as many as asked for, from a seed on; a seed that fails is named.
sync-soak: schedules := 10000
sync-soak: first := 1000
sync-soak: setup
	ATTUNE_SYNC_FIRST=$(first) ATTUNE_SYNC_SCHEDULES=$(schedules) swift test $(STRICT) --filter SyncModelTests

# slowhttptest's four attacks with 1,000 connections each; another client must notice nothing.
slow-peers:
	scripts/setup python3 slowhttptest
	swift build -c release --product attune
	scripts/slow-peers

# A Debian package, .build-deb/attune_VERSION_ARCHITECTURE.deb, that needs no Swift where it is installed.
deb: setup
	scripts/setup python3 dpkg-dev
	swift build -c release --product attune --static-swift-stdlib
	scripts/deb --binary .build/release/attune

# The package installed, upgraded, removed and purged on a fresh Debian that boots; needs root, and some minutes at first.
deb-check: deb
	scripts/setup debootstrap systemd-container lintian
	scripts/deb-check .build/release/attune

# The units, the package and compose.yaml, in seconds, with the program as it was last built.
deploy-check: setup
	scripts/setup python3 dpkg-dev systemd
	scripts/deploy-check

# nginx and Caddy with the files of deploy/ before the program as it was last built.
proxy-check: setup
	scripts/setup python3
	scripts/proxy-check

# Backups copied away by deploy/copy-backups, spoiled, and restored from the copy.
copy-check: setup
	scripts/setup python3 rsync
	scripts/copy-check

setup:
	@scripts/setup

clean:
	rm -rf .build .build-*
