# What the core asks where steps have commands.
halted=''

# halts SIGNAL: the first Ctrl-C of an operator while a command runs ends the command.
halts() {
	case $1$halted$busy in
	INTp*)
		# Where a line is read from the command's shell, 0 is that.
		[ -t 6 ] || return 1
		halt_command
		return 0
		;;
	esac
	return 1
}

# Tells which step was begun and has no end.
show_begun() {
	if [ -n "$at_step" ]; then
		name_left "${at_gone:+*}$at_step"
		set -- "$said"
		name_outcome unknown
		printf '  %s\n' "$1  $said"
	fi
}

# Marks it as such, and says what still runs.
mark_begun() {
	if [ -z "$at_gone" ] && find_step "$at_step" && ! is_handled "$found"; then
		outcomes[found]=unknown reasons[found]=
		# What holds the lock on this machine is alive.
		if [ -n "$lock" ] && is_here; then
			outcomes[found]=running ended[found]=
		else
			add_left "$at_step"
		fi
		# What came of it is being asked, or was when the run was killed.
		if [ "$at_code" = halted ]; then
			outcomes[found]=unknown
			say halted-by-operator
			reasons[found]=$said
		fi
		# Unless it runs just now: it was killed.
		case $lock$(tail -n 1 "$folder/session" 2>/dev/null) in
		"# whole $at_attempt") ;;
		'# whole'*) print_message session-older "$at_step" ;;
		esac
	fi
	show_left
}
