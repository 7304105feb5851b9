# Neither commands nor values.
show_routine() { :; }
recall_commands() { :; }
read_running() { :; }
write_running() { :; }
prepare_commands() { :; }
