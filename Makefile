# `make help` lists the targets.

PREFIX ?= /usr/local
# Without the regular expression module, whose engine would be a ninth of the program.
NO_REGEX = -Xswiftc -Xfrontend -Xswiftc -disable-implicit-string-processing-module-import
RELEASE = -c release --static-swift-stdlib -Xlinker -s $(NO_REGEX) $(shell ./scripts/link-flags.sh)
SWIFT_FILES = Package.swift Sources Tests docs/examples
CHECKS = --explicit-target-dependency-import-check error

.DEFAULT_GOAL := build

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.PHONY: deps
deps: ## install the missing libraries
	@./scripts/deps.sh

.PHONY: build
build: deps ## build the stripped release binary, .build/release/claude-chat
	swift build $(RELEASE) $(CHECKS)

.PHONY: run
run: build ## start the chat; without a key, the offline demo
	@./scripts/run.sh $(ARGS)

.PHONY: demo
demo: build ## start the offline demo
	@./scripts/demo.sh $(ARGS)

.PHONY: test
test: deps ## run every test; the last lines list the skipped ones
	swift build --build-tests $(CHECKS)
	@./scripts/test.sh

.PHONY: witnesses
witnesses: ## install what the tests compare with: cmark-gfm, the official Python client
	@./scripts/witnesses.sh

.PHONY: suite-times
suite-times: ## print the wall-clock and processor time of each built test suite
	@./scripts/suite-times.sh

.PHONY: soak
soak: deps ## run the long random tests, in release mode; SOAK_SEED=n repeats a run
	SOAK=1 swift test -c release --scratch-path .build/soak --filter Soak

.PHONY: fmt
fmt: ## format the sources
	swift format -i -p -r $(SWIFT_FILES)

.PHONY: lint
lint: ## check the format and style of the sources
	swift format lint --strict -p -r $(SWIFT_FILES)

.PHONY: check
check: lint test ## run what a change must pass

.PHONY: docs
docs: deps ## build the documentation of the library, .build/docs
	@./scripts/docs.sh

.PHONY: coverage
coverage: deps ## print the line coverage of the library
	@./scripts/coverage.sh

.PHONY: examples
examples: deps ## run the examples of the library with fake-claude
	@./scripts/examples.sh $(ARGS)

.PHONY: install
install: build ## install to PREFIX (/usr/local)
	install -Dm755 .build/release/claude-chat $(DESTDIR)$(PREFIX)/bin/claude-chat

.PHONY: uninstall
uninstall: ## remove the installed program
	rm -f $(DESTDIR)$(PREFIX)/bin/claude-chat

.PHONY: settings-page
settings-page: build ## write docs/settings.md from the table of settings
	.build/release/claude-chat help settings > docs/settings.md

.PHONY: pictures
pictures: $(if $(AFTER),,build) ## draw docs/look.md: BEFORE=path/to/old/claude-chat, AFTER=this one
	python3 Tests/Checks/pictures.py $(BEFORE) $(or $(AFTER),.build/release/claude-chat)

.PHONY: clean
clean: ## remove all build products
	rm -rf .build
