// ClaudeAPI
