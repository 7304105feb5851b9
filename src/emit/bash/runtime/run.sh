# --- Running

count_handled() {
	local n
	handled=0
	for n in "${!steps[@]}"; do
		if is_handled "$n"; then
			handled=$((handled + 1))
		fi
	done
}

# Goes on with the run that there is, or begins one.
open_run() {
	local handled
	hold
	if [ -n "$run" ] && ! append_pending; then
		warn_of evidence-unwritable "$evidence"
	fi
	release
	if [ -n "$run" ] && [ -z "$finished" ]; then
		count_handled
		answer=c
		if find_answer resume; then
			case $given in new) answer=n ;; esac
		elif [ -z "$unattended" ] && [ -t 0 ]; then
			gap
			print_message run-found "$started" "$handled" "${#steps[@]}"
			hint "$faint" question-resume
			choose cnq 'answer-continue answer-new answer-quit' c
		fi
		case $answer in
		q) stop 130 ;;
		c)
			resume_run
			return
			;;
		esac
		put_aside
	fi
	begin_run
}

begin_run() {
	hold
	read_clock
	run=${now//[-:]/}-$$-$RANDOM
	started=$now finished='' sequence=0 previous='' pending='' at_step=''
	outcomes=() began=() ended=() statuses=() reasons=() again=()
	evidence=${evidence_wanted:-$folder/evidence-$run.jsonl}
	drop_commands
	open_evidence
	record_begin start
	note_values
}

resume_run() {
	recall_commands
	append_pending || give_up evidence-unwritable "$evidence"
	# In another file, what is written goes on from that file's last line.
	if [ -n "$evidence_wanted" ] && [ "$evidence_wanted" != "$evidence" ]; then
		evidence=$evidence_wanted previous=''
		open_evidence
	fi
	print_message run-continues "$started"
	if [ -n "$fresh$gone" ]; then
		print_message article-changed
		if [ -n "$fresh" ]; then
			print_message article-new "${fresh#, }"
		fi
		if [ -n "$gone" ]; then
			print_message article-gone "${gone#, }"
		fi
	fi
	read_clock
	record_begin resume
	recover_commands
}

# The evidence may be a file that is there already: its last line goes before
# ours.
open_evidence() {
	: 2>/dev/null >>"$evidence" || give_up evidence-unwritable "$evidence"
	if is_torn; then
		printf '\n' >>"$evidence"
	fi
	if [ -s "$evidence" ]; then
		hash_text "$(tail -n 1 "$evidence")"
		previous=$digest
	fi
}

put_aside() {
	mv -f "$folder/state" "$folder/state.$run" 2>/dev/null ||
		give_up state-unwritable "$folder/state"
	run=''
}

# What must be so before the first step.
preflight() {
	local shown=''
	if show_before; then
		shown=yes
	fi
	find_missing
	if [ -n "$precondition" ] && find_answer acknowledge; then
		gap
		print_message acknowledged
		acknowledge answers
	elif [ -n "$unattended" ]; then
		if [ -n "$precondition" ]; then
			warn_of needs-acknowledgement 'acknowledge = yes'
			end_run needs-person 3
		fi
	elif [ -t 0 ] && [ -n "$shown" ]; then
		wait_for_reader
		if [ -n "$precondition" ]; then
			acknowledge operator
		fi
	fi
	prepare_commands
}

acknowledge() {
	read_clock
	begin_record acknowledge start "$now" by "$1"
	finish_record ''
}

# Gets a run and finds its next step.
start() {
	find_folder
	make_folder
	trap clean_up EXIT
	take_lock
	# Until the state is read in full, there is nothing to record of a signal.
	if read_state; then
		match_steps
	fi
	release
	show_opening
	open_run
	# What is handled already is not asked again, unless it was asked for. All of
	# it is where a start was killed just before it could say so.
	if [ -z "$from$only" ]; then
		while [ "$current" -le "$last" ] && is_handled "$current"; do
			current=$((current + 1))
		done
	fi
	if [ "$current" -le "$last" ]; then
		preflight
	fi
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
	while [ "$current" -le "$last" ]; do
		if [ -z "$from$only" ] && [ "$current" -gt "$furthest" ] && is_handled "$current"; then
			current=$((current + 1))
			continue
		fi
		if [ "$current" -gt "$furthest" ]; then
			furthest=$current
		fi
		do_step "$current"
		if [ "$move" -gt 0 ]; then
			show_result "$current"
		fi
		current=$((current + move))
		if [ "$current" -lt "$first" ]; then
			first=$current
		fi
	done
	if [ "$mode" != dry-run ]; then
		finish
	fi
}

# Every step that was asked for is handled; the run is over when all are.
finish() {
	local handled
	end_undisturbed
	count_handled
	if [ "$handled" -eq "${#steps[@]}" ]; then
		finished=yes
	fi
	headline "$calm" all-handled
	show_summary
	end_run 'done' 0
}
