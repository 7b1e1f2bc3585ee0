# The build: the toolchain stays behind in this stage.
FROM swift:6.3-bookworm AS build
RUN apt-get -qq update \
    && apt-get -qq install -y --no-install-recommends libsqlite3-dev libssl-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /src
# Dependencies first, so that a change of the sources does not fetch them again.
COPY Package.* ./
RUN swift package resolve
COPY openapi.yaml ./
COPY Sources ./Sources
COPY Tests ./Tests
RUN swift build -c release --product attune --static-swift-stdlib \
    && install -D -s .build/release/attune /out/attune

# What runs: the program, its three libraries and the time zones.
FROM debian:bookworm-slim
RUN apt-get -qq update \
    && apt-get -qq install -y --no-install-recommends libsqlite3-0 libssl3 tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && mkdir /data \
    && chown 10001:10001 /data \
    && chmod 700 /data
COPY --from=build /out/attune /usr/bin/attune
COPY Config/production.json /etc/attune/config.json
USER 10001:10001
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
    CMD ["/usr/bin/attune", "healthcheck", "--config", "/etc/attune/config.json"]
ENTRYPOINT ["/usr/bin/attune"]
CMD ["serve", "--config", "/etc/attune/config.json"]
