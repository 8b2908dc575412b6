"""Where captures come from: files, folders, standard input."""
