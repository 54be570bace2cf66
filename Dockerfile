# The page, the binary, and a small Debian with nothing but the binary in it. `make image` passes the version.

FROM node:20-bookworm-slim AS page
WORKDIR /src/frontend
COPY frontend/package.json frontend/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY frontend/ ./
RUN npm run build

FROM golang:1.26-bookworm AS binary
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=page /src/frontend/dist frontend/dist
ARG VERSION=unversioned
RUN CGO_ENABLED=1 go build -buildvcs=false -trimpath -ldflags "-s -w -X main.version=${VERSION}" -o /out/xiaoxiang ./server \
	&& mkdir /out/data

FROM debian:12-slim
ARG VERSION=unversioned
LABEL org.opencontainers.image.title="xiaoxiang" \
	org.opencontainers.image.description="校享 Xiaoxiang: shared-venue booking for groups of schools" \
	org.opencontainers.image.licenses="Apache-2.0" \
	org.opencontainers.image.version="${VERSION}"
# Certificates for mail, robots and sign-on; the time zones are inside the binary.
COPY --from=binary /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=binary /out/xiaoxiang /usr/local/bin/xiaoxiang
COPY LICENSE NOTICE /usr/share/doc/xiaoxiang/
COPY --from=binary --chown=10001:10001 /out/data /data
USER 10001:10001
WORKDIR /data
ENV XIAOXIANG_DB=/data/xiaoxiang.db
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
	CMD ["/usr/local/bin/xiaoxiang", "doctor", "--url", "http://127.0.0.1:8080/readyz"]
ENTRYPOINT ["/usr/local/bin/xiaoxiang"]
CMD ["serve"]
