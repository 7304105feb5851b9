# --- Routines

usual_umask=$(umask)
at_command='' at_attempt='' at_start='' at_process='' at_code='' at_first='' at_made=''
# The index of the step that is about to run, and its outcome until then.
before=''
# The numbers of the first command that an attempt ran, unless it began at the beginning,
# and of the last, where what was done is checked.
first_ran='' last_ran=''
attempts=0 failure='' missing='' failed_status='' failed_phase='' referred=' '
# Who says that a step is done that is checked.
claimed=
# What a command came to that the operator has ended, and that it was so.
halt_status='' halted_by=''

# set_tried INDEX OUTCOME: that a step is not over, and why.
set_tried() {
	hold
	read_clock
	outcomes[$1]=$2 statuses[$1]=$failed_status ended[$1]=$now
	set_reason "$1" ''
}

# record_attempt INDEX RESULT PHASE STATUS REASON: what was tried and was not
# the end of a step.
record_attempt() {
	local command='' start=${began[$1]}
	case $3 in
	run) command=${last_ran:-${again[$1]}} ;;
	verify) command=$last_ran ;;
	rollback) start=$at_start ;;
	esac
	[ -z "$command" ] || add_deed "$1"
	read_clock
	begin_record attempt step "${steps[$1]}" hash "${hashes[$1]}" start "$start" \
		end "$now" result "$2" phase "$3" command "$command" status "$4" by "$claimed" reason "$5" first "$first_ran"
	record+=$told told=
	[ "$3" != rollback ] || tell_undoing
	finish_record "$1"
}

# What becomes of the commands after one that has failed; empty where they are not run.
lets=

# Adds to `record` what the steps run, so that who signs can see it.
add_codes() {
	local n shown made list=''
	record+=",\"codes\":["
	for n in "${!codes[@]}"; do
		case ${code_keys[n]#* } in prints* | pattern*) continue ;; esac
		cover "${codes[n]}"
		quote_json "$shown"
		record+="[\"${code_keys[n]%% *}\",\"${code_keys[n]#* }\",$quoted],"
	done
	record="${record%,}]"
	for n in "${!steps[@]}"; do
		find_made "$n"
		[ -z "$made" ] || list+="[\"${steps[n]}\",\"$made\"],"
	done
	[ -z "$list" ] || record+=",\"deeds\":[${list%,}]"
	case ${does[*]} in *' continues '*) lets='continue' ;; esac
	add failures "$lets"
}

# cut_off MOST: keeps of `shown` no more than so many characters, and what is UTF-8:
# anything else would spoil the whole file of evidence.
cut_off() {
	local kept more=''
	if [ "${#shown}" -gt "$1" ]; then more=' [...]'; fi
	kept=$(printf '%s\n' "${shown:0:$1}" | iconv -c -f UTF-8 -t UTF-8 2>/dev/null)
	if [ -z "$kept" ]; then
		kept=$(printf '%s\n' "${shown:0:$1}" | LC_ALL=C tr -c '\n -~' '?')
	fi
	shown=$kept$more
}

# sum_code INDEX N: sets `sum` to what tells a command from another one.
sum_code() {
	find_code "${steps[$1]} run $2"
	steadily sum_of "${runs[$1]} $code"
	sum=${sum// /-}
}

sum_of() {
	take_row sum < <(exec cksum 2>/dev/null <<<"$1")
}

# tell_begin INDEX COMMAND: records that a command is about to run. Fails where that cannot be
# written, and says so; then nothing is told of it, but where a part of its line was written.
tell_begin() {
	local phase=run command=$2 begins=$first_ran number=$sequence before=$previous
	((command)) || phase=rollback command='' begins=''
	begin_record begin step "${steps[$1]}" hash "${hashes[$1]}" start "$at_start" phase "$phase" \
		command "$command" first "$begins" attempt "$at_attempt"
	[ -n "$command" ] || tell_undoing
	close_record || return 1
	if ! write_state; then
		sequence=$number previous=$before pending=''
		warn_of state-unwritable "$folder/state"
	elif ! append_line; then
		is_torn || sequence=$number previous=$before pending=''
		warn_unwritten
	else
		return 0
	fi
	warn_of state-nothing-run
	return 1
}

# mark INDEX COMMAND: that a command (0: the rollback) is about to run. Nothing
# runs without it.
mark() {
	attempts=$((attempts + 1))
	# Another number than that of any start before: one may still be running.
	at_attempt=$run/$$-$attempts
	halt_status='' halted_by='' found_end=''
	read_clock
	at_start=$now
	if [ -z "$session" ]; then
		start_session
	fi
	# What it starts carries it.
	printf 'set RUNBOOKC_ATTEMPT %s\n' "$at_attempt" >&7
	look_at "$session"
	hold
	[ "$2" = 0 ] || { leave_aside "$1" && keep_used "$1"; }
	at_command=$2 at_process=$session:${birth// /_} at_first=${first_ran:-1}
	before="$1 ${outcomes[$1]-}"
	sum_code "$1" "$2"
	find_made "$1"
	at_code=$sum at_made=$made
	busy=marked
	while :; do
		at_step=${steps[$1]}
		if [ "$2" = 0 ]; then outcomes[$1]=unknown; fi
		if tell_begin "$1" "$2"; then break; fi
		at_step='' outcomes[$1]=${before#* }
		if nobody_there; then
			take_back
			write_state
			over=yes
			end_early failed 1
		fi
		release
		ask_enter state-try-again
		hold
	done
	release
}

# That nothing has run of what was about to: its step is as before, but for the commands
# of it that went well until then.
take_back() {
	local n=${before%% *}
	at_step='' busy='' outcomes[n]=${before#* }
	[ "$at_command" != 0 ] || deed_marks[at_deed]=$at_mark
	if ((at_command > ${first_ran:-1})); then went_well "$n" $((at_command - 1)) 0 ''; fi
}

# is_done INDEX: whether the step is done already, by its own check.
is_done() {
	if ! can "$1" check || [ "${outcomes[$1]-}" = unchecked ] || spares_values "$1"; then
		return 1
	fi
	need_values "$1"
	gap
	hint "$faint" checking
	at_attempt=$run/check
	run_code "${steps[$1]} check" plain
	if [ "$status" -ne 0 ]; then
		return 1
	fi
	hint "$calm" step-already-done
	set_outcome "$1" already-done 0 '' command
	return 0
}

# verify_step INDEX: whether the step did what it should.
verify_step() {
	if ! can "$1" verify; then
		return 0
	fi
	need_values "$1"
	gap
	hint "$faint" verifying
	at_attempt=$run/verify
	run_code "${steps[$1]} verify" plain
	if [ "$status" -eq 0 ]; then
		show_well
		return 0
	fi
	failed_phase=verify failed_status=$status
	show_ill verify-failed "$status"
	say_line "$failure"
	failure=$said
	say verify-failed "$status"
	failure=$said${failure:+ $failure}
	return 1
}

# execute INDEX: runs the commands of a step, from the one that is due.
execute() {
	local n=${again[$1]:-1} how
	by=command failure=
	# The commands may be others since.
	if ((n < 1 || n > runs[$1])); then n=1; fi
	if [ "${outcomes[$1]-}" = unchecked ]; then
		status=0 told='' last_ran=''
		begin_at "$((runs[$1] + 1))"
		verify_step "$1"
		return
	fi
	need_values "$1"
	gap
	hint "$faint" step-running
	read_clock
	began[$1]=$now
	status=0 told='' last_ran='' trouble=() trouble_line=
	begin_at "$n"
	while [ "$n" -le "${runs[$1]}" ]; do
		again[$1]=$n
		mark "$1" "$n"
		how=plain
		if is_compared "${steps[$1]}" "$n"; then how=caught; fi
		run_code "${steps[$1]} run $n" "$how"
		failed_status=$status
		if [ -n "$fallen" ]; then
			lose_step "$1"
			return 1
		fi
		if [ -n "$halted" ]; then
			ask_halted "$1" && continue
			failed_phase=run
			return 1
		fi
		if [ "$status" -ne 0 ]; then
			failed_phase=run
			show_ill command-failed "$status"
			return 1
		fi
		if [ "$how" = caught ] && ! is_expected "$1" "$n"; then
			failed_phase=run
			hint "$alarm" output-differs
			failure=$said trouble=("$said")
			if [ -n "$expected" ]; then
				say output-expected
				cover "$expected"
				code=$shown
				show_codes '  ' ''
			fi
			return 1
		fi
		show_well
		[ "$how" = caught ] || ! find_expected "${steps[$1]}" "$n" prints || tell_uncompared
		n=$((n + 1))
	done
	again[$1]=1
	can "$1" verify || return 0
	leave_unchecked "$1"
	verify_step "$1" || return 1
	[ -z "$halt_status" ] || status=$halt_status failure=$halted_by
}

# leave_unchecked INDEX: that the commands of a step have ended, and their check is to come.
# Whatever becomes of that, what they came to is known.
leave_unchecked() {
	hold
	read_clock
	found_end=
	at_step='' outcomes[$1]=unchecked statuses[$1]=$status ended[$1]=$now
	set_reason "$1" "$failure"
	add_deed "$1"
	# Where that cannot be written, the state says that they run.
	write_state
	release
}

# record_ran INDEX: records it, where the check did not pass.
record_ran() {
	local status=${statuses[$1]-} reason=${reasons[$1]-} by=''
	[ "${outcomes[$1]-}${status:+ }" = 'unchecked ' ] || return 0
	[ -z "$reason" ] || by=operator
	statuses[$1]=
	begin_record attempt step "${steps[$1]}" hash "${hashes[$1]}" start "${began[$1]}" \
		end "${ended[$1]}" result 'done' phase run command "${runs[$1]}" status "$status" \
		by "$by" reason "$reason" first "$first_ran"
	record+=$told told='' began[$1]=${ended[$1]}
	finish_record "$1"
}

# That a command went well, and how long it took.
show_well() {
	span "$((SECONDS - since))"
	hint "$calm" command-ok "$said"
}

# show_ill KEY VALUE...: that it did not, and how long it took.
show_ill() {
	local style=$alarm took
	span "$((SECONDS - since))"
	took=$said
	say "$@"
	said+=" ($took)" trouble=("$said")
	put_said "  $style" '  '
}

# What was said last of a failure, and of the line that it is in.
trouble=() trouble_line='' trouble_in=failed-line

# Says it once more.
show_trouble() {
	local style=$alarm
	[ -z "$trouble_line" ] || print_message "$trouble_in" "$trouble_line"
	for said in ${trouble[@]+"${trouble[@]}"}; do put_said "  $style" '  '; done
}

# begin_at N: that what is recorded next begins at a command.
begin_at() {
	first_ran=$1
	if [ "$1" -le 1 ]; then first_ran=; fi
}

# Tells of an end which command its attempt began at.
tell_first() {
	told="${first_ran:+,\"first\":$first_ran}$told"
}

# went_well INDEX N STATUS REASON: that a command which is not the last of its step went
# well, where the step is not over with it.
went_well() {
	hold
	at_step='' again[$1]=$(($2 + 1)) last_ran=$2
	record_attempt "$1" 'done' run "$3" "$4"
	last_ran='' began[$1]=$now
	begin_at "${again[$1]}"
}

# Handles a failed step: sets `answer` to r, d, s, u or q.
ask_failed() {
	local keys=rdfs labels='answer-again answer-done answer-failed answer-skip'
	if owns_undo "$1"; then
		keys=${keys}u labels="$labels answer-undo"
	fi
	open_question
	find_apart
	hint "$faint" question-failed
	choose "$keys${value_key}nq" "$labels $value_label answer-note answer-quit" ''
}

# fail_step INDEX PHASE: that a step did not go well; without a person, the run
# ends.
fail_step() {
	[ "$2" != verify ] || record_ran "$1"
	set_tried "$1" failed
	at_step=
	set_reason "$1" "$failure"
	record_attempt "$1" failed "$2" "$failed_status" "$failure"
	found_end=
	if [ -n "$unattended" ]; then
		warn_of step-failed "${steps[$1]}"
		tell_apart
		end_early failed 1
	fi
}

# Runs a step's commands and handles what comes of it, until it is over.
attempt() {
	local by
	drop_typed
	until execute "$1"; do
		if [ -n "$fallen" ] && [ "${outcomes[$1]}" = unknown ]; then
			handle_unknown "$1"
			return
		fi
		fail_step "$1" "$failed_phase"
		settle "$1" ask_failed
		[ $? = 1 ] || return 0
	done
	tell_first
	add_deed "$1"
	set_outcome "$1" 'done' "$status" "$failure" "$by"
	told='' found_end=
}

# Ends what runs for the operator, who is asked what came of a command of the step, or of
# its roll-back; what checks it has failed.
halt_command() {
	case $busy in *' run '* | *' rollback') halted=yes ;; esac
	say halted-by-operator
	failure=$said
	interrupt_tree INT
}

# judge_halted PHASE: asks what came of a command that the operator has ended. Fails where it
# failed.
judge_halted() {
	# What is thought about it is no time of its own.
	read_clock
	found_end=$now halt_status=$status
	say halted-by-operator
	halted_by=$said failure=$said
	busy="left $1"
	# What it may still tell of itself is not how it ended by itself.
	at_code=halted
	write_state
	open_question
	if [ "$1" = run ]; then hint "$warn" command-halted; else hint "$warn" undo-halted "$2"; fi
	choose cfq 'answer-expected answer-failed answer-quit' ''
	if [ "$answer" = q ]; then interrupt HUP; fi
	halted='' busy='' by=operator
	[ "$answer" = c ]
}

# The same of a command of a step, which goes on after it.
ask_halted() {
	judge_halted run || return 1
	if [ "$n" -lt "${runs[$1]}" ]; then
		went_well "$1" "$n" "$halt_status" "$halted_by"
		found_end=''
		read_clock
		began[$1]=$now
	fi
	n=$((n + 1))
}

# What a person did did not do what it should. Fails where the question about
# the step is due again.
handle_failed() {
	fail_step "$1" verify
	claimed=
	settle "$1" ask_failed
	case $? in 0) return 0 ;; 2) return 1 ;; esac
	[ "${runs[$1]}" -gt 0 ] && attempt "$1"
}

# take_done INDEX BY: takes a person's word for it that a step is done, if its
# check says so, too. Fails where the question about the step is due again.
take_done() {
	first_ran='' last_ran='' claimed=$2
	if verify_step "$1"; then
		claimed=
		say_done "$1" "$2"
		return 0
	fi
	handle_failed "$1"
}

# confirm_unknown INDEX BY: the same of a step of which is not known how it ended.
confirm_unknown() {
	local word=$as_begun
	# What the check finds out is so now.
	as_begun=
	first_ran='' last_ran='' claimed=$2
	if verify_step "$1"; then
		claimed='' as_begun=$word
		set_outcome "$1" 'done' '' '' "$2"
	else
		handle_failed "$1"
	fi
}

# is_unproved INDEX: whether a step has commands, and no check says what came of it.
is_unproved() {
	[ "${runs[$1]}" -gt 0 ] && ! can "$1" verify
}

# run_unasked INDEX: runs the commands of a step without an operator, if they
# are always due.
run_unasked() {
	if [ -z "$unattended" ] || [ "${runs[$1]}" -eq 0 ] || can "$1" conditional; then
		return 1
	fi
	# Who has rolled it back has decided that.
	if [ "${outcomes[$1]-}" = undone ]; then
		warn_of undone-needs-person "${steps[$1]}" "${steps[$1]} = run"
		end_early needs-person 3
	fi
	attempt "$1"
	return 0
}

# show_routine INDEX: the code of a step that its words do not refer to.
show_routine() {
	local n deed
	show_code_of "$1" check command-check
	for ((n = 1; n <= runs[$1]; n++)); do
		case $referred in
		*" run $n "*) ;;
		*) show_code_of "$1" "run $n" command-run ;;
		esac
		case $referred in
		*" prints $n "*) ;;
		*)
			if find_expected "${steps[$1]}" "$n" prints && [ -n "$code" ]; then
				gap
				fill_code "$1" printed
				say expected-output
				show_codes '  ' '  '
			fi
			;;
		esac
	done
	show_code_of "$1" verify command-verify
	# What it is not for has other values than it will be given.
	if choose_deed "$1" && is_former "$deed"; then deed=; fi
	show_rollback "$1" "$deed"
	show_values "$1"
	show_variables "$1"
	referred=' ' valued=' '
}

# show_code_of INDEX WHAT KEY: a code of a step, where it has it, under a title.
show_code_of() {
	local written
	if find_code "${steps[$1]} $2"; then
		written=$code
		gap
		say "$3"
		fill_code "$1"
		show_codes '  ' '  '
		# A roll-back may get other ones.
		[ "$2" = rollback ] || show_values "$1" "$written"
	fi
}

# show_referred INDEX ABOVE: code that the words of a step refer to. Output is not said to be
# some where the words above it have just said so.
show_referred() {
	local n=${content#* } written='' language_before
	case $content in
	'!run '*)
		referred="${referred}run $n "
		find_code "${steps[$1]} run $n"
		written=$code
		say code-in bash
		fill_code "$1"
		;;
	*)
		referred="${referred}prints $n "
		find_expected "${steps[$1]}" "$n" prints
		fill_code "$1" printed
		say expected-output
		case $2 in *: | *： | *:'**' | *：'**') said= ;; esac
		;;
	esac
	show_codes "$prefix" "$hang"
	[ -z "$written" ] || show_values "$1" "$written"
}

# show_codes FIRST REST: shows `code`, below `said` where there is any.
show_codes() {
	local left=$code$'\n' row mark=${bold:+$bold$'\033[4m'}
	[ -z "$said" ] || printf '%s%s\n' "$1" "$faint$said$plain"
	while [ -n "$left" ]; do
		row=${left%%$'\n'*}
		row=${row//$'\2'/$mark}
		show_code "$2" "${row//$'\4'/$plain$code_style}"
		left=${left#*$'\n'}
	done
}

# settle INDEX QUESTION: asks until a step that did not go well is over, or is
# to be run again (1), or it is known what else is so since something was rolled back (2).
settle() {
	while :; do
		"$2" "$1"
		case $answer in
		r) return 1 ;;
		d)
			if [ "$2" = ask_unknown ] && can "$1" verify && ! now_otherwise "$1"; then
				confirm_unknown "$1" operator
			else
				! ask_text ask-done-reason ||
					set_outcome "$1" 'done' "${statuses[$1]-}" "$reply" operator
			fi
			;;
		f)
			if ! is_undoing "$1"; then
				take_answer "$1"
			elif ask_text ask-fail-reason; then
				say_not_undone "$1"
			fi
			;;
		*) take_answer "$1" ;;
		esac
		if ((move)); then return 0; fi
		case $2:${outcomes[$1]-} in ask_failed:failed | ask_unknown:unknown) ;; *) return 2 ;; esac
	done
}

ask_unknown() {
	open_question
	if [ -n "${reasons[$1]-}" ]; then
		describe "$1"
		put_said '  ' '  '
	fi
	local keys=dfs labels='answer-done answer-failed answer-skip' deed shown
	if is_undoing "$1"; then
		keys=wfs labels=${labels/done/undone}
		choose_deed "$1" && lend_values "$deed" && show_lent
		lent=()
		hint "$warn" question-undo-unknown
	else
		list_pairs "${with[$1]-}"
		[ -z "$shown" ] || hint "$warn" begun-with "$shown"
		hint "$warn" question-unknown
	fi
	if [ "${runs[$1]}" -gt 0 ]; then keys=r$keys labels="answer-again $labels"; fi
	! can_undo "$1" || { keys+=u && labels+=' answer-undo'; }
	choose "$keys${value_key}nq" "$labels $value_label answer-note answer-quit" ''
}

# A step that was begun and never reported its end: nobody knows what it did.
handle_unknown() {
	if [ "${outcomes[$1]-}" != unknown ]; then
		return 1
	fi
	# What is said of it begins now, whenever its command did.
	read_clock
	began[$1]=$now
	local word='done' key=unknown-needs-person state=0 as_begun=$1 shown=''
	if is_undoing "$1"; then word=undone key=undo-needs-person as_begun=''; fi
	given=
	if find_answer "${steps[$1]}.unknown"; then
		# What is not known of a step is no roll-back of it, nor the other way round.
		case $given in 'done' | undone) [ "$given" = "$word" ] || given= ;; esac
		if [ -n "$given" ] && still_runs "${steps[$1]}"; then
			given=
			warn_of unknown-still-running "${steps[$1]}" "$alive"
			[ -z "$unattended" ] || end_early needs-person 3
		fi
	fi
	case $given in
	run) state=1 ;;
	'done')
		if now_otherwise "$1"; then set_outcome "$1" 'done' '' '' answers; else confirm_unknown "$1" answers; fi
		state=2
		;;
	undone)
		say_undone "$1" answers ''
		state=2
		;;
	'')
		if [ -n "$unattended" ]; then
			[ -z "$as_begun" ] || list_pairs "${with[$1]-}"
			warn_of "$key" "${steps[$1]}${shown:+ ($shown)}" "${steps[$1]}.unknown = $word"
			end_early needs-person 3
		fi
		settle "$1" ask_unknown
		state=$?
		;;
	*) set_outcome "$1" skipped '' "${given#skip }" answers ;;
	esac
	as_begun=
	case $state in
	1) attempt "$1" ;;
	2)
		is_handled "$1" || return 1
		move=1
		;;
	esac
	return 0
}

# What the state says of a command that was running: `word` and the rest of a
# line.
read_running() {
	case $1 in
	work) old_work=$2 ;;
	param) store_value "$2" ;;
	use) given_then+=("$2") ;;
	renew) store_value "$2" yes ;;
	deed)
		deed_values[${#deeds[@]}]='' deed_marks[${#deeds[@]}]='' deed_rounds[${#deeds[@]}]=0 deed_codes[${#deeds[@]}]=''
		case $2 in *' '*' '*) deed_marks[${#deeds[@]}]=${2#* * } ;; esac
		deeds+=("${2% "${2#* * }"}")
		;;
	made) deed_codes[${#deeds[@]} - 1]=$2 ;;
	rounds) deed_rounds[${#deeds[@]} - 1]=$2 ;;
	with) deed_values[${#deeds[@]} - 1]+=$2$'\n' ;;
	left) lefts+=("$2") ;;
	running)
		IFS=' ' read -r at_step at_command at_attempt at_start at_process at_code at_first at_gone <<<"$2"
		at_first=${at_first//[!0-9]/}
		at_command=${at_command//[!0-9]/}
		at_command=${at_command:-0}
		;;
	running-by) at_made=$2 ;;
	esac
}

# doubt INDEX: what has become of a step is not known, if its commands may have run.
doubt() {
	if [ "${runs[$1]}" -gt 0 ]; then outcomes[$1]=unknown reasons[$1]=''; fi
}

# What has become of a step whose text has changed since is not known of the
# changed one either.
doubt_changed() {
	local k n
	for n in "${!steps[@]}"; do
		# Nothing here tells of what it did.
		[ "${outcomes[n]-}" != unchecked ] || can "$n" verify || doubt "$n"
	done
	for k in ${pasts[@]+"${pasts[@]}"}; do
		case ${k#* * } in
		'unknown '* | 'gone-unknown '*)
			for n in ${new[@]+"${new[@]}"}; do
				case "$fresh," in *" ${steps[n]},"*) doubt "$n" ;; esac
			done
			return
			;;
		esac
	done
}

# Adds to `text` what the state keeps of commands.
write_running() {
	if [ -n "$work" ]; then
		text="${text}work $work
"
	fi
	write_values
	write_deeds
	for n in ${lefts[@]+"${lefts[@]}"}; do
		text="${text}left $n
"
	done
	if [ -n "$at_step" ]; then
		text="${text}running $at_step $at_command $at_attempt $at_start $at_process $at_code ${at_first:-1} $at_gone
running-by $at_made
"
	fi
}

# Asks whether the commands of a step are to be run, where it has any.
offer_run() {
	if [ "${runs[$1]}" -eq 0 ]; then
		return 1
	fi
	keys=r labels=answer-execute
	case ${outcomes[$1]-} in
	unchecked)
		labels='answer-check'
		hint "$faint" question-unchecked
		;;
	*) hint "$faint" question-command ;;
	esac
}

# Sets `said` to an outcome that only commands have.
name_tried() {
	case $1 in
	already-done) say outcome-already-done ;;
	*unknown) say outcome-unknown ;;
	unchecked) say outcome-unchecked ;;
	running)
		tell_clock "$at_start"
		say outcome-running "$clock" "$held_by"
		;;
	undone) say outcome-undone ;;
	*) return 1 ;;
	esac
}

# say_failed INDEX: sets `said` to why a step has failed of which nobody has said that.
say_failed() { say command-failed "${statuses[$1]-}"; }

# name_undone INDEX: sets `said` to a step that was rolled back, and the later ones that had been
# done before that: they still are.
name_undone() {
	local at order since list=''
	read_end "$1"
	since=$order
	for ((at = $1 + 1; at < ${#steps[@]}; at++)); do
		case ${outcomes[at]-} in 'done' | already-done) ;; *) continue ;; esac
		read_end "$at"
		((order > since)) || list+=", ${steps[at]}"
	done
	said=${steps[$1]}
	[ -z "$list" ] || say undone-under "$said" "${list#, }"
}

# The lines of the summary about what commands did not bring to an end.
# name_begun INDEX: sets `said` to a step, and to the values with which began what is not known of it.
name_begun() {
	local shown='' deed
	if is_undoing "$1"; then
		! find_doubt "${steps[$1]}" "${hashes[$1]}" || list_pairs "${deed_values[deed]}"
	elif [ "${outcomes[$1]}" = unknown ]; then
		list_pairs "${with[$1]-}"
	fi
	said="${steps[$1]}${shown:+ ($shown)}"
}

count_tried() {
	count_outcome undone count-undone
	count_outcome unchecked count-unchecked
}

recovered_unknown() {
	local phase=run said='' deed why=''
	if [ "$at_code" = halted ]; then say halted-by-operator && why=$said && said=; fi
	failed_status=
	set_tried "$1" unknown
	again[$1]=$at_command
	if [ "$at_command" -eq 0 ]; then
		phase=rollback
		find_doubt "${steps[$1]}" "${hashes[$1]}"
		at_deed=$deed
		say undo-unknown
	fi
	said=$why${why:+${said:+ }}$said
	[ -z "$said" ] || reasons[$1]=$said
	record_attempt "$1" unknown "$phase" '' "$said"
	add_left "${steps[$1]}"
}

# lose_step INDEX: that nobody can tell any more how its command or roll-back ended, since what ran
# it was killed.
lose_step() {
	hold
	at_step=
	recovered_unknown "$1"
}

# Programs that may still run, of commands that never reported their end: the step, the
# attempt, and the shell of the commands.
lefts=()

# What moved in the article is known by its new id; an asterisk stands before what is no more there.
move_lefts() {
	local n one id is
	for n in "${!lefts[@]}"; do
		id=${lefts[n]%% *}
		is="*${id#\*}"
		for one in ${moves[@]+"${moves[@]}"}; do
			[ "${one% *}" != "$id" ] || is=${one#* }
		done
		lefts[n]="$is ${lefts[n]#* }"
	done
}

# name_left STEP: sets `said` to it.
name_left() {
	said=$1
	case $1 in '*'*) say step-in-earlier "${1#\*}" ;; esac
}

# add_left STEP: that what the last attempt has started may still run.
add_left() {
	lefts+=("$1 $at_attempt $at_process")
}

# find_started ATTEMPT: sets `alive` to the programs that an attempt has started and that still
# run, as far as the system tells; fails where there are none.
find_started() {
	local one
	alive=''
	while IFS=/ read -r _ _ one _; do
		alive+=", $one"
	done < <(grep -lsz "^RUNBOOKC_ATTEMPT=$1\$" /proc/[0-9]*/environ 2>/dev/null)
	alive=${alive#, }
	[ -n "$alive" ]
}

# find_left ATTEMPT PROCESS: the same; where there are none, to the shell of the commands.
find_left() {
	local one=${2%%:*}
	if find_started "$1"; then return 0; fi
	if kill -0 "$one" 2>/dev/null; then
		look_at "$one"
		if [ "$one:${birth// /_}" = "$2" ]; then alive=$one; fi
	fi
	[ -n "$alive" ]
}

# still_runs STEP: whether what attempts of a step have started still runs; sets `alive`. The
# shell of the commands of a runbook that was killed ends by itself, a moment later.
still_runs() {
	local one attempt n
	for one in ${lefts[@]+"${lefts[@]}"}; do
		one=${one#\*}
		[ "${one%% *}" = "$1" ] || continue
		attempt=${one#* }
		for ((n = 0; n < 5; n++)); do
			find_left "${attempt%% *}" "${one##* }" || continue 2
			! find_started "${attempt%% *}" || break
			sleep 1
		done
		find_left "${attempt%% *}" "${one##* }" || continue
		return 0
	done
	return 1
}

# Says what still runs, and forgets what does not.
show_left() {
	local one step attempt process kept=()
	for one in ${lefts[@]+"${lefts[@]}"}; do
		step=${one%% *} attempt=${one#* } process=${one##* }
		if find_left "${attempt%% *}" "$process"; then
			name_left "$step"
			print_message step-still-running "$said" "$alive"
			kept+=("$one")
		fi
	done
	lefts=(${kept[@]+"${kept[@]}"})
}

# Finds out what became of the step that ran when the run was last seen.
recover() {
	local id=$at_step state result n deed made_then=${at_made:--} found_end='' as_begun=''
	if [ -z "$at_step" ]; then
		return
	fi
	hold
	at_step=
	if [ -n "$at_gone" ]; then
		read_clock
		result=run
		if [ "$at_command" -eq 0 ]; then
			result=rollback at_command=
			find_doubt "$id" "$at_gone"
			at_deed=$deed
		fi
		begin_record attempt step "$id" hash "$at_gone" start "$at_start" end "$now" \
			result unknown phase "$result" command "$at_command"
		[ "$result" != rollback ] || tell_undoing
		at_gone=
		finish_record ''
		add_left "*$id"
		return
	fi
	if ! find_step "$id" || is_handled "$found"; then
		release
		return
	fi
	n=$found as_begun=$n
	began[n]=$at_start
	begin_at "${at_first:-1}"
	result=
	if [ "$at_command" -gt 0 ]; then
		IFS= read -r result 2>/dev/null <"$folder/result"
		sum_code "$n" "$at_command"
		# How another command ended says nothing of this one.
		if [ "$sum" != "$at_code" ]; then result=; fi
	fi
	case $result in
	"$at_attempt "*' .')
		state=${result#* }
		state=${state% .}
		failed_status=$state
		found_end=$(date -u -r "$folder/result" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null)
		print_message step-recovered "$id" "$state"
		if [ "$state" -eq 0 ]; then
			# What it printed was not compared.
			if is_compared "$id" "$at_command"; then
				recovered_unknown "$n"
			elif [ "$at_command" -lt "${runs[n]}" ]; then
				went_well "$n" "$at_command" 0 ''
			elif ! can "$n" verify; then
				tell_first
				add_deed "$n"
				set_outcome "$n" 'done' 0 '' command
			else
				status=0 failure='' by=command
				leave_unchecked "$n"
				record_ran "$n"
			fi
			return
		fi
		set_tried "$n" failed
		again[n]=$at_command
		record_attempt "$n" failed run "$state" ''
		;;
	*) recovered_unknown "$n" ;;
	esac
}

# Before an earlier run goes on: what it knows of commands, and of no more use.
recall_commands() {
	drop_old_work
	recall_values
}

# What became of its commands.
recover_commands() {
	local n
	recover
	for n in "${!steps[@]}"; do record_ran "$n"; done
	show_left
}

# Before the first step: their shell, and the programs that they need.
check_commands() {
	restore_session
	find_missing
}

# Before the first step: all that commands need is there, or asked for.
prepare_commands() {
	settle_values
	if [ -n "$unattended" ]; then
		demand_tools
		default_values
	elif [ -t 0 ]; then
		ask_values
	fi
}

# Has the shell of the commands begin with what it has kept of an earlier start.
restore_session() {
	local n
	if [ ! -r "$folder/session" ]; then
		for ((n = 0; n < ${#steps[@]}; n++)); do
			if [ "${outcomes[n]-}" = 'done' ] && [ -n "${statuses[n]-}" ]; then
				warn_of session-absent
				if [ -n "$unattended" ] && ! find_answer resume; then
					end_early needs-person 3
				fi
				return
			fi
		done
	else
		start_session
		print_message session-restored
	fi
}

# Sets `missing` to the programs that steps still to be done call and that are
# not there, and says so, which is to be read.
find_missing() {
	local at rest tool seen=' '
	for ((at = first; at <= last; at++)); do
		if is_handled "$at" || is_passed "$at"; then
			continue
		fi
		case ${does[at]} in *' calls='*) ;; *) continue ;; esac
		rest=${does[at]#*' calls='}
		rest=${rest%% *},
		while [ -n "${rest#,}" ]; do
			tool=${rest%%,*}
			rest=${rest#*,}
			case $seen in *" $tool "*) continue ;; esac
			seen="$seen$tool "
			if ! command -v "$tool" >/dev/null 2>&1; then
				missing="${missing:+$missing, }$tool (${steps[at]})"
			fi
		done
	done
	if [ -n "$missing" ]; then
		is_read "missing:${missing// /}" || shown=yes
		gap
		hint "$warn" needs-tools "$missing"
	fi
}

# Without a person, the run ends where programs are missing.
demand_tools() {
	if [ -n "$missing" ] && ! find_answer tools; then
		warn_of needs-tools "$missing"
		warn_of tools-answer 'tools = ignore'
		end_early needs-person 3
	fi
}
