# --- Running

# Sets `handled` to how many steps of the main way are, and `left` to those that are not.
count_handled() {
	local n
	handled=0 left=
	for ((n = 0; n < mains; n++)); do
		if is_handled "$n"; then
			handled=$((handled + 1))
		else
			left+=", ${steps[n]}"
		fi
	done
}

# Goes on with the run that there is, or begins one.
open_run() {
	hold
	[ -z "$run" ] || mend_evidence
	release
	# What is kept apart belongs to the run before it, even to one that is over.
	if [ -n "$run" ] && { [ -z "$finished" ] || ((first >= mains)); }; then
		count_handled
		[ -n "$from" ] || pass_handled
		answer=c
		if find_answer resume; then
			case $given in new) answer=n ;; esac
		elif ! nobody_there; then
			open_question
			tell_clock "$started"
			if [ -n "$finished" ]; then
				tell_finished
			else
				print_message run-found "$clock" "$handled" "$mains"
			fi
			tell_rounds
			show_begun
			ask_resume cnq 'answer-continue answer-new answer-quit' c
		fi
		case $answer in
		q) stop 130 ;;
		c)
			resume_run
			return
			;;
		esac
		[ -n "$finished" ] || close_run
	elif [ -n "$run" ]; then
		! confirm_new || return 0
	fi
	begin_run
}

# ask_resume KEYS LABELS DEFAULT: asks whether the run goes on. That another one takes its place is
# asked once more.
ask_resume() {
	while :; do
		hint "$faint" question-resume
		choose "$@"
		[ "$answer" = n ] || return 0
		open_question
		tell_clock "$started"
		hint "$warn" run-aside "$clock" "$evidence"
		hint "$faint" question-new
		choose yn 'answer-anew answer-stay' ''
		[ "$answer" != y ] || break
		open_question
	done
	answer=n
}

# Nobody begins a run without knowing it after one that did not go well, or for a part of it. Fails
# where a run begins; else the one that has ended goes on, and what failed is due again.
confirm_new() {
	local n due=$only$from
	list_faults
	[ -n "$faults$due" ] || return 1
	for ((n = first; n <= last; n++)); do
		if ! is_handled "$n" || [ "${outcomes[n]}" = ended-failed ] || is_unsettled "$n"; then due=yes; fi
	done
	answer=n given=
	if find_answer resume || nobody_there; then
		tell_finished
		case $given in
		continue) answer=c ;;
		'') hint '' run-anew "$evidence" 'resume = continue' ;;
		esac
	else
		open_question
		tell_finished
		# What failed in a round that is over is not done any more by going on.
		if [ -n "$due" ]; then
			ask_resume cnq 'answer-continue answer-new answer-quit' ''
		else
			ask_resume nq 'answer-new answer-quit' ''
		fi
	fi
	case $answer in
	n) return 1 ;;
	q) stop 130 ;;
	esac
	mending=yes finished='' gone_failed=''
	for ((n = first; n <= last; n++)); do
		# What comes of it now is not what its commands came to then.
		[ "${outcomes[n]-}" != ended-failed ] || outcomes[n]=failed statuses[n]=
	done
	resume_run
}

# is_to_mend INDEX: whether a roll-back of a step that is over is to be settled.
is_to_mend() {
	[ -n "$mending" ] && ! nobody_there && is_unsettled "$1"
}

begin_run() {
	hold
	read_clock
	run=${now//[-:]/}-$$-$RANDOM
	SECONDS=0 texts_read='' current=$first
	started=$now finished='' sequence=0 previous='' pending='' at_step=''
	outcomes=() began=() ended=() statuses=() reasons=() again=() stood=() taken=() deeds=() undones=() pasts=()
	gone_failed='' mending=''
	forget_ways
	# What an earlier run was given is nothing to this one.
	forget_values
	evidence=${evidence_wanted:-$folder/evidence-$run.jsonl}
	drop_commands
	open_evidence
	record_begin start
	note_values
}

resume_run() {
	local begun
	recall_commands
	# In another file, what is written goes on from that file's last line.
	if [ -n "$evidence_wanted" ] && { [ -n "$left_behind" ] || [ "$evidence_wanted" != "$evidence" ]; }; then
		evidence=$evidence_wanted previous=''
		open_evidence
		if [ -n "$left_behind" ]; then
			# The line that the old file lacks goes to this one.
			pending="${pending%,\"prev\":*},\"prev\":\"$previous\"}"
			hash_text "$pending"
			previous=$digest
			append_line
		fi
	else
		need_evidence
	fi
	tell_clock "$started"
	print_message run-continues "$clock"
	[ -z "$fresh$gone$swapped" ] || print_message article-changed
	[ -z "$fresh" ] || print_message article-new "${fresh#, }"
	[ -z "$gone" ] || print_message article-gone "${gone#, }"
	[ -z "$swapped" ] || print_message article-moved "${swapped#, }"
	tell_former
	show_ways
	read_clock
	# What passes counts from where the run was begun.
	if count_seconds "$started"; then
		begun=$seconds
		count_seconds "$now"
		SECONDS=$((seconds > begun ? seconds - begun : 0))
	fi
	record_begin resume
	recover_commands
	note_values
	settle_gone
}

# Which lines of the answers file have told of steps that are no more in the article.
gone_told=

# Has a person, or the answers file, say what came of steps that failed, or of which that is not
# known, and that are no more in the article.
settle_gone() {
	local n id hash outcome name by key why='' several=''
	for n in ${pasts[@]+"${pasts[@]}"}; do
		[[ $n != *' '*' gone-'* ]] || several+=" ${n%% *} "
	done
	for ((n = 0; n < ${#pasts[@]}; n++)); do
		IFS=' ' read -r id hash outcome _ <<<"${pasts[n]}"
		case $outcome in gone-*) ;; *) continue ;; esac
		name_then "$id" "$hash"
		name=$said by=answers given='' why='' key=$id
		# Of several that had this id, each is known by its text.
		case $several in *" $id "*" $id "*) key=$hash ;; esac
		key+=.gone
		if find_answer "$key"; then
			gone_told+=" $key "
			if still_runs "$id"; then
				given=
				warn_of unknown-still-running "$name" "$alive"
				! nobody_there || end_early needs-person 3
			fi
		fi
		case $given in
		'done') outcome='done' ;;
		skip*) outcome=skipped why=${given#skip } ;;
		*)
			by=operator
			if nobody_there; then
				[ "$outcome" = gone-unknown ] || continue
				warn_of gone-needs-person "$name" "$key = done"
				end_early needs-person 3
			fi
			;;
		esac
		while [[ $outcome = gone-* ]]; do
			open_question
			name_outcome "$outcome"
			hint "$warn" question-gone "$name" "$said"
			choose dfsq 'answer-done answer-failed answer-skip answer-quit' ''
			case $answer in
			d) ! ask_text ask-done-reason || outcome='done' ;;
			f) ! ask_text ask-fail-reason || outcome='ended-failed' ;;
			s) ! ask_text ask-skip-reason || outcome=skipped ;;
			*) quit ;;
			esac
		done
		[ "$by" = answers ] || why=$reply
		hold
		read_clock
		cover "$why"
		pasts[n]="$id $hash $outcome $now $now+$((sequence + 1)) - 1 ${shown:--}"
		begin_record step step "$id" hash "$hash" start "$now" end "$now" \
			outcome "${outcome#ended-}" by "$by" reason "$shown"
		finish_record ''
	done
}

# The evidence may be a file that is there already: its last line goes before
# ours. Until ours is written, no other run begins there, unless no file can be made beside it.
open_evidence() {
	if [ -n "$evidence_wanted" ] && [ -w "${evidence%/*}" ] && { [ -f "$evidence" ] || [ ! -e "$evidence" ]; }; then
		seize "$evidence.lock" 9
	fi
	[ ! -f "$evidence" ] || claim 600 "$evidence"
	if ! : 2>/dev/null >>"$evidence"; then
		warn_of evidence-unwritable "$evidence"
		# Where it was asked for, that is wrong about the command line.
		[ -z "$evidence_wanted" ] || stop 2
		stop 1
	fi
	is_torn && printf '\n' >>"$evidence"
	if [ -s "$evidence" ]; then
		steadily read_last
		hash_text "$last_line"
		previous=$digest
	fi
}

# Records what is known of a run that does not go on, and puts it aside.
close_run() {
	if [ -z "$left_behind" ] && ! is_evidence_gone && append_pending; then
		# Where the state cannot be put aside, it stands as whole as it was.
		recall_commands
		recover_commands
		read_clock
		begin_record reset start "$now"
		finish_record
	fi
	put_aside
}

put_aside() {
	mv -f "$folder/state" "$folder/state.$run" 2>/dev/null ||
		give_up state-unwritable "$folder/state"
	run=''
}

# Goes on when the operator has read what is shown.
wait_reader() {
	open_question
	ask_enter continue-after-reading q || quit
	confirm_read
}

# Says which lines of the answers file tell of what is not known, where it is.
tell_unused() {
	local n found
	for ((n = 0; n < ${#answer_names[@]}; n++)); do
		case ${answer_names[n]} in
		*.unknown)
			find_step "${answer_names[n]%.unknown}"
			[ "${outcomes[found]-}" != unknown ] || continue
			;;
		*.gone) [[ $gone_told != *" ${answer_names[n]} "* ]] || continue ;;
		*) continue ;;
		esac
		warn_of answer-unused "${answer_names[n]} = ${answer_values[n]}"
	done
}

# What must be so before the first step.
preflight() {
	local shown='' by=''
	tell_unused
	give_ways
	show_before && shown=yes
	check_commands
	if [ -n "$precondition" ] && find_answer acknowledge; then
		gap
		print_message acknowledged
		by=answers
	elif [ -n "$unattended" ]; then
		if [ -n "$precondition" ]; then
			warn_of needs-acknowledgement 'acknowledge = yes'
			end_early needs-person 3
		fi
	elif [ -t 0 ] && [ -n "$shown" ]; then
		ahead=yes wait_reader
		by=operator
	fi
	if [ -n "$precondition" ] && [ -n "$by" ]; then
		read_clock
		begin_record acknowledge start "$now" by "$by"
		finish_record
	fi
	prepare_commands
}

# Whether all that --only names is over, and more is open: then it is asked about once more.
# What was begun goes on instead.
redo=''

# Passes over what is handled already, unless it was asked for.
pass_handled() {
	while [ -z "$redo$away" ] && ((current <= last)) && is_handled "$current" && ! is_to_mend "$current"; do
		current=$((current + 1))
	done
}

# Gets a run and finds its next step.
start() {
	find_folder
	take_lock
	# Until the state is read in full, there is nothing to record of a signal.
	read_state && match_steps
	listen
	prepare_terminal
	show_opening
	open_run
	if [ -z "$from" ]; then
		pass_handled
		count_handled
		if [ -n "$only" ] && ((current > last && (handled < mains || first >= mains || ${#mending}))); then
			redo=yes current=$first
		fi
	fi
	# All is handled where a start was killed just before it could say so.
	((current > last)) || preflight
}

go() {
	current=$first opened=''
	if [ "$mode" = dry-run ]; then
		show_opening
		print_message dry-run-notice
		show_before
	else
		start
	fi
	furthest=$current
	while ((current <= last)) || come_back; do
		do_step "$current"
		# Where it is left for what is kept apart, it is not over.
		if ((move > 0)) && { [ "$mode" = dry-run ] || is_handled "$current"; }; then show_result "$current"; fi
		current=$((current + move))
		((current >= first)) || first=$current
		if ((current > furthest)); then
			pass_handled
			furthest=$current
		fi
	done
	if [ "$mode" != dry-run ]; then finish; elif [ -z "$only" ]; then tell_apart; fi
}

# Every step that was asked for is handled; the run is over when all are. What was neither done
# nor left out in a round before is open for ever: that is no success.
finish() {
	local n id hash round outcome reason
	end_undisturbed
	count_handled
	((handled < mains)) || finished=yes mending=''
	list_faults
	if [ -z "$finished" ]; then
		for ((n = 0; n < ${#undones[@]}; n++)); do
			read_round "$n"
			case $outcome in skipped | *failed) continue ;; esac
			said=$id
			add_round "$round"
			left+="; $said"
		done
		headline "$calm" chosen-handled "${left#, }"
	elif [ -n "$faults" ]; then
		headline "$warn" handled-with-faults "$faults"
	elif [ -n "$only" ]; then
		headline "$calm" only-handled
	else
		headline "$calm" all-handled
	fi
	show_summary
	tell_apart
	if [ -n "$faults" ]; then end_run failed 1; fi
	end_run 'done' 0
}
