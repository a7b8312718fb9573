// ChatREPL
