.DEFAULT_GOAL := build

.PHONY: build
build:
	swift build -c release --static-swift-stdlib -Xlinker -s --product claude-chat
