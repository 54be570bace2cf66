# 校享 Xiaoxiang. `make` alone prints the targets.

VERSION  = $(shell git describe --tags --always --dirty 2>/dev/null || echo unversioned)
GO_BUILD = CGO_ENABLED=1 go build -buildvcs=false -trimpath -ldflags "-s -w -X main.version=$(VERSION)"
LINTERS  = go tool -modfile=tools/go.mod

NPM  = npm --prefix frontend --no-audit --no-fund --no-update-notifier
MODULES = frontend/node_modules/.package-lock.json
PAGE    = frontend/dist/index.html
PAGE_SOURCES := $(wildcard frontend/*.html frontend/*.ts frontend/package*.json) \
	$(shell find frontend/src frontend/public frontend/scripts -type f 2>/dev/null)

# All that may go into the binary, whatever folder it lies in; a commit renews the version.
SOURCES := $(wildcard frontend/*.go $(shell git rev-parse --git-path logs/HEAD 2>/dev/null)) \
	$(shell find . -path './.?*' -prune -o -path ./bin -prune -o -path ./data -prune -o -path ./tmp -prune -o -path ./docs -prune \
	-o -path ./tools -prune -o -path ./frontend -prune -o -name testdata -prune -o -type f ! -name '*_test.go' -print)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help run build test test-go test-page test-browser lint bench soak image picture generate needs clean

help:
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(firstword $(MAKEFILE_LIST)) | awk -F'|' '{ printf "%-19s %s\n", $$1, $$2 }'

run: build ## build what changed and serve the demo district on http://localhost:8080
	bin/xiaoxiang serve --demo --lively

build: bin/xiaoxiang ## bin/xiaoxiang, the page inside

test: needs lint test-go test-page test-browser ## every test, installing what is missing

test-go: bin/xiaoxiang ## Go tests with -race, on SQLite and PostgreSQL
	env -u XIAOXIANG_TEST_SOAK go test -race -timeout 12m ./...

test-page: $(MODULES) ## unit tests of the page
	$(NPM) test

test-browser: bin/xiaoxiang $(MODULES) ## the journey in a real Chromium
	env -u XIAOXIANG_TEST_SOAK $(NPM) run e2e

lint: export GOFLAGS += -trimpath # as in GO_BUILD, so that SQLite is compiled once for both
lint: $(PAGE) ## vet, staticcheck, gofumpt, the import table; types and eslint of the page
	go vet ./...
	$(LINTERS) staticcheck ./...
	@unformatted=$$($(LINTERS) gofumpt -l $$(go list -f '{{.Dir}}' ./...)) && \
		{ [ -z "$$unformatted" ] || { echo "gofumpt would change:"; echo "$$unformatted"; exit 1; }; }
	go test server/house_test.go
	$(NPM) run check

bench: $(PAGE) needs ## every benchmark, with allocations
	@packages=$$(grep -rl --include='*_test.go' --exclude-dir=node_modules '^func Benchmark' . | xargs -r -n1 dirname | sort -u); \
		[ -n "$$packages" ] || { echo "there are no benchmarks yet"; exit 0; }; \
		go test -run '^$$' -bench . -benchmem -timeout 60m $$packages

soak: needs bin/xiaoxiang $(MODULES) ## the long versions of what make test runs in short
	XIAOXIANG_TEST_SOAK=1 go test -race -timeout 60m ./...
	XIAOXIANG_TEST_SOAK=1 $(NPM) run e2e

image: ## a container image, by docker, podman or buildah
	@for engine in docker podman buildah; do \
		command -v $$engine >/dev/null && $$engine info >/dev/null 2>&1 || continue; \
		format=$$([ $$engine = docker ] || echo --format=docker); \
		exec $$engine build $$format --build-arg VERSION=$(VERSION) --tag xiaoxiang:$(VERSION) --tag xiaoxiang:latest .; \
	done; \
	echo "no container engine works here: install docker, podman or buildah, or start its daemon" >&2; exit 1

picture: bin/xiaoxiang $(MODULES) ## docs/picture.png, as the journey in Chromium sees it
	XIAOXIANG_PICTURE=1 $(NPM) run e2e -- booking

generate: $(MODULES) ## the page's API types, from server/testdata/openapi.json
	$(NPM) run generate

needs:
	tools/install-test-needs.sh

clean: ## remove what was built; data/ stays
	rm -rf bin frontend/dist

$(MODULES): frontend/package-lock.json
	$(NPM) ci
	@touch $@

$(PAGE): $(MODULES) $(PAGE_SOURCES)
	$(NPM) run build
	@touch $@

bin/xiaoxiang: $(PAGE) $(SOURCES)
	tools/install-test-needs.sh build
	$(GO_BUILD) -o $@ ./server
