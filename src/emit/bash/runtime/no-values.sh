# --- Values

# No command of this runbook needs a value: there is none to give.
find_values() {
	if ((${#settings[@]} > 0)); then
		refuse unknown-option --set
	fi
}

value_row=''
list_needed() { :; }
find_parameter() { return 1; }
cover() { shown=$1; }
