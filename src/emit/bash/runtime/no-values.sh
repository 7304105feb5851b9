# --- Values

# No command of this runbook needs a value: there is none to give.
find_values() {
	if [ "${#settings[@]}" -gt 0 ]; then
		refuse unknown-option --set
	fi
}

help_values() { :; }
recall_values() { :; }
note_values() { :; }
ask_values() { :; }
default_values() { :; }
list_needed() { :; }
find_parameter() { return 1; }
write_values() { :; }
need_values() { :; }
send_values() { :; }
cover() { shown=$1; }
has_secrets() { return 1; }
show_typing() { :; }
