# --- Commands

session='' session_process=- session_kept=yes work='' old_work='' marker='' output='' overlong=''

# Makes the folder for what is only of use while this runs.
make_work() {
	work=$(mktemp -d "${TMPDIR:-/tmp}/runbook.XXXXXX" 2>/dev/null) || work=
	if [ -z "$work" ] || ! mkfifo "$work/in" "$work/back" "$work/out" "$work/err" 2>/dev/null; then
		warn_of state-unwritable "${TMPDIR:-/tmp}"
		warn_of state-nothing-run
		end_run failed 1
	fi
	marker="end-$$-$RANDOM$RANDOM$RANDOM$RANDOM"
}

# Starts the shell of the commands. It reads what to do from `in` and tells how
# it went through `back`; this script keeps both open, so that neither waits
# for the other to open them, and they close when it ends, however it does.
start_session() {
	if [ -z "$work" ]; then
		# A start that is killed before it has told the state of its folder leaves it.
		read_session_program
		make_work
		exec 6<&0
		if [ -n "$unattended" ]; then
			exec 6</dev/null
		fi
	fi
	exec 7<>"$work/in" 8<>"$work/back" 5<>"$work/out" 4<>"$work/err"
	(
		exec 4<&- 5<&- 7<&- 8<&-
		# What is trapped here is as ever for the shell: it can be interrupted.
		trap : INT TERM HUP
		(
			set -- "$session_program" "$0" "$work" "$folder" "$marker" "$usual_umask"
			# Names of this script are nothing to it.
			export "${inherited[@]}" 2>/dev/null
			exec bash --noprofile --norc -c "$@"
		) <&6 6<&- 7<"$work/in" 8<>"$work/back"
		state=$?
		printf '%s\n' "$marker" 1<>"$work/out"
		printf '%s\n' "$marker" 1<>"$work/err"
		printf 'left %s\n' "$state" 1<>"$work/back"
	) &
	session=$!
	session_process=$session
}

# Shows what a command prints, and leaves it in `output`; where that is not all of
# it, `overlong` is set.
read_output() {
	local row shown end='' part='' parts=() size=0
	overlong=
	while [ -z "$end" ] && { IFS= read -r row || [ -n "$row" ]; }; do
		case $row in
		*"$marker")
			row=${row%"$marker"}
			end=yes
			if [ -z "$row" ]; then
				break
			fi
			;;
		esac
		cover "$row"
		printf '%s\n' "$shown"
		if [ -z "$overlong" ]; then
			# A long text is slow to add to.
			part+=$row$'\n'
			if [ "${#part}" -gt 2000 ]; then
				size=$((size + ${#part}))
				parts+=("$part") part=''
				if [ "$size" -gt 1048576 ]; then overlong=yes; fi
			fi
		fi
	done <&5
	printf -v output %s ${parts[@]+"${parts[@]}"} "$part"
}

read_errors() {
	local row shown
	while IFS= read -r row || [ -n "$row" ]; do
		case $row in
		"$marker") return ;;
		*"$marker")
			cover "${row%"$marker"}"
			printf '%s\n' "$shown" >&2
			return
			;;
		esac
		cover "$row"
		printf '%s\n' "$shown" >&2
	done <&4
}

# run_code KEY HOW: runs a piece of code in the shell of the commands; sets
# `status`. With HOW `caught`, what it prints is left in `output`.
run_code() {
	local how=$2 report masker='' lax='' n shown
	if [ -z "$session" ]; then
		start_session
	fi
	if has_secrets; then
		how=masked
	fi
	find_code "$1"
	# The answer to a question of one line is its status, as it is.
	case $1 in
	*' check' | *' verify') case $code in *$'\n'?*) ;; *) lax=lax ;; esac ;;
	esac
	failure=
	if ! printf '%s\n' "$code" 2>/dev/null >"$work/code"; then
		warn_of state-unwritable "$work/code"
		status=1 busy=
		return
	fi
	# What the other shell knows is of no use from here on.
	rm -f "$folder/result" "$folder/session-ps1"
	send_values
	busy=$1
	printf '%s %s %s\n' "$how" "$at_attempt" "$lax" >&7
	case $how in
	caught) read_output ;;
	masked)
		read_errors &
		masker=$!
		read_output
		;;
	esac
	report=
	IFS= read -r report <&8
	if [ -n "$masker" ]; then
		wait "$masker" 2>/dev/null
	fi
	case $report in
	ended*)
		busy=
		report=${report#* }
		status=${report%% *}
		report=${report#* }
		if [ "${report% *}" = lost ] && [ -n "$session_kept" ]; then
			session_kept=
			warn_of session-not-kept
		fi
		n=${report#* }
		if [ -n "$n" ] && [ "$status" -ne 0 ]; then
			cover "$n: $(sed -n "${n}s/^[[:space:]]*//p" <<<"$code")"
			failure=$shown
			printf '%s\n' "$alarm$failure$plain" >&2
		fi
		;;
	*)
		# What has ended its shell may reach this one, too, only now.
		busy="left ${1#* }"
		status=${report#* }
		status=${status:-1}
		end_session
		print_message session-ended
		;;
	esac
}

# Lets go of the shell of the commands; the next command starts another.
end_session() {
	if [ -n "$session" ]; then
		exec 4<&- 5<&- 7<&- 8<&-
		wait "$session" 2>/dev/null
		session='' session_process=-
	fi
}

# interrupt_tree SIGNAL: interrupts the shell of the commands and what it runs,
# in this order: a shell whose command ended first would begin the next one.
interrupt_tree() {
	local pid parent pids tree=" $session " grown=yes
	pids=$(ps -A -o pid= -o ppid= 2>/dev/null) || return 0
	while [ -n "$grown" ]; do
		grown=
		while read -r pid parent; do
			case $tree in
			*" $pid "*) ;;
			*" $parent "*)
				tree="$tree$pid "
				grown=yes
				;;
			esac
		done <<<"$pids"
	done
	for pid in ${tree#" $session "}; do
		kill -s "$1" "$pid" 2>/dev/null
	done
}

# Interrupts what runs, and says so of its step.
interrupt_command() {
	local phase=${busy#* }
	case $busy in
	marked)
		# Nothing of it was run.
		if [ "$at_command" -gt 0 ]; then at_step=; fi
		return
		;;
	left*) ;;
	*) stop_command ;;
	esac
	if [ -n "$at_step" ]; then
		failed_status=130
		find_step "$at_step"
		set_tried "$found" unknown
		at_step=
		record_attempt "$found" interrupted "${phase%% *}" 130 ''
	fi
}

# Ends what runs in the shell of the commands, with the patience that an
# interrupted program may need to clean up.
stop_command() {
	local name n report=''
	for name in INT TERM KILL; do
		interrupt_tree "$name"
		for ((n = 0; n < 5; n++)); do
			if IFS= read -r -t 1 report <&8; then
				return
			fi
			if ! kill -0 "$session" 2>/dev/null; then
				return
			fi
		done
	done
}

# Whatever the end: nothing of the commands is left but what is kept.
end_commands() {
	show_typing
	end_session
	if [ -n "$work" ]; then
		rm -rf "$work"
	fi
	# Nothing of a run that is over is of use, if that is known.
	if [ -n "$finished" ] && [ -n "$over" ] && [ -z "$pending" ]; then drop_commands; fi
}

# Forgets the commands of an earlier run.
drop_commands() {
	drop_old_work
	rm -f "$folder/session" "$folder/result"
}

# What an earlier start has left, if it was killed. Commands of it that still
# run have no more to say without it.
drop_old_work() {
	# It is ours if our channels are in it.
	case $old_work in
	*/runbook.??????)
		if [ -p "$old_work/in" ] && [ -p "$old_work/back" ]; then
			rm -rf "$old_work"
		fi
		;;
	esac
	old_work=''
}
