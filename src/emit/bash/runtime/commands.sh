# --- Commands

session='' session_kept=yes since=0 work='' old_work='' marker='' output='' overlong='' lost=''
# What sees that the shell of the commands is gone, and whether nobody else has told so: how a command
# ended is not known then.
watcher='' fallen=''
# Whether what runs prints to a terminal on which secrets are covered.
covering=''

# Makes the folder for what is only of use while this runs. The state knows of it first:
# wherever this is killed, a later start can remove it.
make_work() {
	# Commands go to other folders. A folder that is there is another's: there are other names.
	marker=
	for _ in 1 2 3; do
		whole_path "${TMPDIR:-/tmp}/runbook.$((100000 + (RANDOM << 15 | RANDOM) % 900000))"
		work=$path
		write_state
		if mkdir -m 700 "$work" 2>/dev/null; then
			marker="end-$$-$RANDOM$RANDOM$RANDOM$RANDOM"
			break
		fi
	done
	{ [ -n "$marker" ] && mkfifo "$work/in" "$work/back" 2>/dev/null; } || {
		work=${marker:+$work}
		refuse_command temp-unwritable "${TMPDIR:-/tmp}"
	}
}

# refuse_command KEY VALUE: ends the run, since a command cannot begin: nothing of it
# has run.
refuse_command() {
	warn_of "$@"
	warn_of state-nothing-run
	if [ "$busy" = marked ]; then take_back; fi
	end_early needs-person 1
}

# Starts the shell of the commands. It reads what to do from `in` and tells how
# it went through `back`; this script keeps both open, so that neither waits
# for the other to open them, and they close when it ends, however it does.
start_session() {
	if [ -z "$work" ]; then
		read_session_program
		make_work
		exec 6<&0
		if [ -n "$unattended" ]; then
			exec 6</dev/null
		fi
	fi
	case $(tail -n 1 "$folder/session" 2>/dev/null || printf '# whole') in
	'# whole'*) ;;
	*) refuse_command session-torn "$folder/session" ;;
	esac
	# Opened here, where it waits for nobody: if this script is killed, nobody comes.
	exec 7<>"$work/in" 8<>"$work/back"
	exec 9<"$work/in"
	(
		# How what it starts was killed is told below, in words.
		exec 5>&2 2>/dev/null 7<&-
		# What is trapped here is as ever for the shell: it can be interrupted.
		trap : INT TERM HUP
		(
			set -- "$session_program" "$0" "$work" "$folder" "$marker" "$usual_umask" "$$"
			# Names of this script are nothing to it, nor what they stand for here.
			for __rb_name in ${inherited[@]+"${inherited[@]}"}; do
				unset -v "${__rb_name%%=*}"
				export "${__rb_name?}"
			done 2>/dev/null
			__rb_name=$(type -P bash)
			exec "${__rb_name:-$BASH}" --noprofile --norc -c "$@"
		) <&6 2>&5 5>&- 6<&- 7<&9 9<&-
		tell_left "$?"
	) &
	session=$!
	exec 9<&-
	IFS= read -r report <&8
	case $report in
	'shell '*)
		watch_session "${report#shell }"
		IFS= read -r report <&8
		;;
	esac
	case $report in
	ready) ;;
	ready*)
		lost=${report#ready}
		print_message session-lost "${lost# }"
		;;
	gone*) refuse_command commands-folder-gone "${report#gone }" ;;
	*) refuse_command session-torn "$folder/session" ;;
	esac
}

# tell_left STATUS: tells this script that the shell of the commands has ended.
tell_left() {
	local name
	for name in out err; do
		if [ -p "$work/$name" ]; then printf '%s\n' "$marker" 1<>"$work/$name"; fi
	done
	printf 'left %s\n' "$1" >&8
}

# watch_session SHELL: tells so where nobody else can, since that shell and who waits for it were
# killed at once: with which status is not known.
watch_session() {
	{
		trap - EXIT
		trap '' INT TERM HUP
		while kill -0 "$session" || { kill -0 "$1" && look_at "$1" && [ -z "$is_over" ]; }; do sleep 1 8>&-; done
		# Where who waits for it has said so, this script ends this before it can.
		sleep 2 8>&-
		tell_left ''
	} </dev/null >/dev/null 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- 9>&- &
	watcher=$!
	# That it is killed is for nobody to read.
	disown "$watcher" 2>/dev/null
}

# open_output HOW: opens what a command's output comes by: of its own, since what earlier commands
# left running still prints, which is shown and is no output of this one. Once the
# command has it open, it ends when nobody writes to it any more.
open_output() {
	rm -f "$work/out" "$work/err"
	mkfifo "$work/out" "$work/err" 2>/dev/null || return 1
	exec 3<>"$work/out" 9<>"$work/err"
	exec 5<"$work/out" 4<"$work/err"
	# This shell does not read a byte of zero, and would take what has some for what has none.
	[ "$1" != caught ] || exec 5< <(
		trap '' INT TERM HUP
		exec <&5 3<&- 4<&- 5<&- 6<&- 7<&- 8<&- 9<&- 2>/dev/null
		export LC_ALL=C
		show_zeros
	)
}

# Shows them, and keeps no output back: by one program where that can, else by those that there are
# everywhere, which end with each part of it.
show_zeros() {
	local part zero=$'\1'
	[ "$(printf 'a\0' | sed -u 's/\x00/0/g')" != a0 ] || exec sed -u 's/\x00/\\0/g'
	type -P dd tr >/dev/null || exec cat
	while :; do
		part=$(dd bs=65536 count=1 | tr '\000' '\001' && echo .)
		part=${part%.}
		[ -n "$part" ] || break
		printf %s "${part//$zero/\\0}"
	done
}

# Sets `row` to the next row that a command prints; fails where there is none. With the
# last one, `end` is set.
read_row() {
	[ -z "$end" ] || return 1
	IFS= read -r row || [ -n "$row" ] || return 1
	case $row in
	"$marker") return 1 ;;
	# To take an end off a long row by a pattern is slow.
	*"$marker") end=yes row=${row:0:${#row}-${#marker}} ;;
	esac
}

# Shows what a command prints, and leaves it in `output`; where that is not all of
# it, `overlong` is set.
read_output() {
	local row shown end='' part='' parts=() size=0
	overlong=
	while read_row; do
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
	# What is expected is held against it, where something is.
	# shellcheck disable=SC2034
	printf -v output %s ${parts[@]+"${parts[@]}"} "$part"
}

# Shows what a command prints besides.
read_errors() {
	local row shown end=''
	while read_row; do
		cover "$row"
		printf '%s\n' "$shown" >&2
	done
}

# Makes the folder anew where a command has removed it.
renew_work() {
	[ -p "$work/in" ] || {
		rmdir "$work" 2>/dev/null
		mkdir -m 700 "$work" 2>/dev/null && mkfifo "$work/in" "$work/back" 2>/dev/null
	}
}

# write_code: writes `code` for the shell of the commands. Where bash itself does not say so, it
# is asked there what commands have come to: pipelines, lists, what is filled in, what runs by itself.
write_code() {
	local place at done=0 text='' places='' hush='2>/dev/null' same="\"\$_\""
	if [ -n "$lets" ]; then guard=; fi
	case $guard in pipes=*) places=${guard#pipes=} ;; esac
	count_bytes
	for place in ${places//,/ }; do
		at=${place//[!0-9]/}
		text+=${code:done:at-done}
		case $place in
		-*+) text+="; { __rb_filled $same; } $hush; }" ;;
		-*l) text+="; { __rb_filled loop $same; __rb_spent $same && :; } $hush; }" ;;
		-*m) text+="; { __rb_filled loop $same || builtin return; __rb_spent $same && :; } $hush; }" ;;
		-*o) text+='; done' ;;
		-*k)
			at=${place##*[0-9]}
			text+="; { __rb_pipe $same; } $hush || ! builtin break ${#at}; }"
			at=${place//[!0-9]/}
			;;
		-*c) text+="; { __rb_pipe $same; } $hush || builtin return; }" ;;
		-*t) text+="; { __rb_tried $same; } $hush" ;;
		-*) text+="; { __rb_pipe $same; } $hush; }" ;;
		*[+lm]) text+="{ { __rb_fill $same; } $hush; " ;;
		*p) text+="; { __rb_printed $same; } $hush" ;;
		*o) text+='for __rb_one in left; do ' ;;
		*t) text+="{ __rb_try $same; } $hush; " ;;
		*w) text+=__rb_ ;;
		*b) text+=" { __rb_began $same; } $hush;" ;;
		*a) text+=' && :' ;;
		*f) text+=" { __rb_first $same; } $hush;" ;;
		*s) text+=" { __rb_hide $same; } $hush;" ;;
		*) text+='{ ' ;;
		esac
		done=$at
	done
	text+=${code:done}
	count_letters
	# An expansion that fails, such as a division by zero, ends the command it is in and
	# no more: the block is one. Where it says how it is read, each line waits for that.
	case $lets$lax$code in
	# What it wants run at its end is held until that is told.
	continue*trap* | lax* | *'set +'*trap*) text="[[ -z \$__rb_watch ]] || builtin trap \"\$__rb_watch\" DEBUG; $text" ;;
	continue* | *'set +'* | *'set -o'* | *shopt* | *alias*) ;;
	*) text="{ [[ -z \$__rb_watch ]] || builtin trap \"\$__rb_watch\" DEBUG; $text"$'\n}' ;;
	esac
	printf '%s\n' "$text" 2>/dev/null >"$work/code"
}

# find_line N: sets `said` to the line of `code` with that number; of what goes on over several
# lines, to the first of them, with the others behind it.
find_line() {
	local row at=0 goes=''
	said="$1:"
	while IFS= read -r row; do
		at=$((at + 1))
		trim "$row"
		# A comment ends no command that goes on behind it.
		case $goes$reply in yes'#'*) continue ;; esac
		if [ -n "$goes" ]; then said+=" $reply"; else said="$at: $reply"; fi
		case $reply in
		'#'*) goes= ;;
		*\\) goes=yes said=${said%\\} && trim "$said" && said=$reply ;;
		*'|' | *'&&') goes=yes ;;
		*) goes= ;;
		esac
		((at < $1)) || [ -n "$goes" ] || break
	done <<<"$code"
}

# Gives commands the terminal in its own modes.
free_terminal() {
	at_once=
	[ -z "$keyed" ] || retune
	keyed=
}

# run_code KEY HOW: runs a piece of code in the shell of the commands; sets
# `status`. With HOW `caught`, what it prints is left in `output`.
run_code() {
	local how=$2 report masker lax='' n shown found
	if [ -z "$session" ]; then
		start_session
	fi
	free_terminal
	if has_secrets && ! { [ "$how" = plain ] && find_step "${1%% *}" && keeps_terminal "$found"; }; then
		if [ "$how" = caught ] || nobody_there || ! open_cover; then how=masked; else how=shown; fi
	fi
	find_code "$1"
	if [ "$guard" = traps ]; then lax=lax; fi
	failure='' fallen=''
	if ! renew_work || ! write_code || { [[ $how = caught || $how = masked ]] && ! open_output "$2"; }; then
		refuse_command temp-unwritable "${TMPDIR:-/tmp}"
	fi
	# What the other shell knows is of no use from here on.
	rm -f "$folder/result" "$folder/session-ps1"
	send_values
	busy=$1 since=$SECONDS
	printf '%s %s %s\n' "$how" "$at_attempt" "${lets:+cd}$lax" >&7
	IFS= read -r report <&8
	if [ -n "$covering" ]; then
		close_cover
	elif [ "$how" != plain ]; then
		exec 3<&- 9<&-
		if [ "$report" = open ]; then
			read_errors <&4 &
			masker=$!
			read_output
			wait_for "$masker"
			IFS= read -r report <&8
		fi
		# What goes on printing is shown.
		read_errors <&5 4<&- 5<&- 7<&- 8<&- &
		read_errors <&4 4<&- 5<&- 7<&- 8<&- &
		exec 4<&- 5<&-
	fi
	calm_screen
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
		;;
	*)
		# What has ended its shell may reach this one, too, only now.
		busy="left ${1#* }"
		status=${report#* } n=
		case $status in *' '*) n=${status#* } status=${status%% *} ;; esac
		[ -n "$status" ] || fallen=yes
		end_session
		# That it ended well is for the shell itself to say, or for what took its place.
		report=
		IFS= read -r report 2>/dev/null <"$folder/result"
		case $fallen/$report in
		yes/"$at_attempt "*' .') fallen='' status=${report#* } status=${status% .} ;;
		esac
		case $status/$report in
		0/"$at_attempt 0 ." | 0/"$at_attempt exec" | [!0]*) ;;
		*) status= ;;
		esac
		if [ "$(tail -n 1 "$folder/session" 2>/dev/null)" = "# whole $at_attempt" ]; then
			print_message session-ended
		else
			print_message session-ended-before
		fi
		;;
	esac
	if [ -n "$fallen" ]; then status=137; fi
	case $status in '' | *[!0-9]*) status=1 ;; esac
	# What was killed has gone on after the key.
	if [ "$status" = 137 ]; then halted=; fi
	# An answer of one line is no failure to tell of.
	case $1 in
	*' check' | *' verify') case $code in *$'\n'?*) ;; *) n= ;; esac ;;
	esac
	if [ -n "$n" ] && [ "$status" -ne 0 ]; then
		find_line "$n"
		cover "$said"
		failure=$shown
		# It is shown as it ran, and kept as it is written.
		code=$shown
		if find_step "${1%% *}"; then fill_code "$found"; fi
		trouble_line=$code trouble_in=failed-line
		case $1 in *' verify' | *' check') trouble_in=check-line ;; esac
		warn_of "$trouble_in" "$code"
	fi
	if [ -z "$session" ] && [ "$status" -ne 0 ]; then tell_started; fi
}

# What has killed the shell of the commands may have left what it was running.
tell_started() {
	case $busy in *' run '* | *' rollback') ;; *) return 0 ;; esac
	[ -n "$at_step" ] && find_started "$at_attempt" || return 0
	[ -n "$fallen" ] || add_left "$at_step"
	print_message step-still-running "$at_step" "$alive"
	failure+="${failure:+ }$said"
}

# Lets go of the shell of the commands; the next command starts another.
end_session() {
	if [ -n "$session" ]; then
		kill -s KILL "$watcher" 2>/dev/null
		exec 7<&- 8<&-
		wait_for "$session"
		session=''
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

# interrupt_command SIGNAL: interrupts what runs, and says so of its step.
interrupt_command() {
	local phase=${busy#* } ended_with='' reported=''
	case $busy in
	marked)
		take_back
		return
		;;
	left*) ended_with=$halt_status ;;
	*)
		stop_command
		[ -z "$covering" ] || close_cover
		calm_screen
		;;
	esac
	# What only says that a signal of ours has ended it is no status of its own.
	case $ended_with in 129 | 130 | 137 | 143) ended_with='' ;; esac
	say signal-came "$1"
	failure=${halted_by:-$said}
	if [ "${phase%% *}" = verify ]; then
		find_step "${busy%% *}"
		record_ran "$found"
		last_ran=''
		record_attempt "$found" interrupted verify "$ended_with" "$failure"
	elif [ -n "$at_step" ]; then
		failed_status=$ended_with
		find_step "$at_step"
		set_tried "$found" unknown
		if find_started "$at_attempt" || { [ -z "$reported" ] && find_left "$at_attempt" "$at_process"; }; then
			# It takes no notice, or left its tree.
			add_left "$at_step"
			print_message step-still-running "$at_step" "$alive"
			failure+=" $said"
		fi
		if [ "${phase%% *}" = rollback ]; then
			say undo-unknown
			again[found]=0
			reasons[found]=$said failure+=" $said"
		fi
		at_step=
		record_attempt "$found" interrupted "${phase%% *}" "$ended_with" "$failure"
	fi
}

# Ends what runs in the shell of the commands, with the patience that an
# interrupted program may need to clean up.
stop_command() {
	local name n report=''
	for name in INT TERM KILL; do
		interrupt_tree "$name"
		for ((n = 0; n < 5; n++)); do
			if IFS= read -r -t 1 report <&8 || ! kill -0 "$session" 2>/dev/null; then
				# It may have ended as it would have anyway.
				case $report in ended*) report=${report#* } && ended_with=${report%% *} reported=yes ;; esac
				return
			fi
		done
	done
}

# Whatever the end: nothing of the commands is left but what is kept.
end_commands() {
	end_session
	# Without a marker it is not this run's.
	if [ -n "$marker" ]; then
		rm -rf "$work"
	fi
	# Nothing of a run that went well is of use, if that is known, but to roll it back.
	if [ -z "$aparts$faults" ] && [ -n "$finished" ] && [ -n "$over" ] && [ -z "$pending" ]; then drop_commands; fi
}

# Forgets the commands of an earlier run.
drop_commands() {
	drop_old_work
	drop_session
}

# What an earlier start has left, if it was killed. Commands of it that still
# run have no more to say without it.
drop_old_work() {
	# It is ours if our channels are in it.
	case $old_work in
	*/runbook.??????)
		if [ -p "$old_work/in" ] && [ -p "$old_work/back" ]; then
			rm -rf "$old_work"
		else
			rmdir "$old_work" 2>/dev/null
		fi
		;;
	esac
	old_work=''
}
