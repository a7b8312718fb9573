// ChatTerminal
