# --- Ends

# count_outcome OUTCOME KEY [always]: a line of the summary, where there is any.
count_outcome() {
	local n count=0
	for ((n = first; n <= last; n++)); do
		if [ "${outcomes[n]#already-}" = "$1" ]; then count=$((count + 1)); fi
	done
	rest=$((rest - count))
	if [ "$count$3" != 0 ]; then
		hint '' "$2" "$count"
	fi
}

show_summary() {
	local n rest=$((last - first + 1))
	headline "$bold" summary
	count_outcome 'done' count-done always
	count_outcome skipped count-skipped always
	for ((n = first; n <= last; n++)); do
		if [ "${outcomes[n]}" = skipped ]; then
			say skipped-because "${steps[n]}" "${reasons[n]}"
			printf '    %s\n' "$said"
		fi
	done
	count_tried
	hint '' count-open "$rest"
	if [ -n "$evidence" ] && [ "$mode" != dry-run ]; then
		hint '' evidence-in "$evidence"
	fi
}

# Sets `command` to what goes on from where the run stops.
find_way_on() {
	printf -v command 'bash %q' "$0"
	if [ -n "$only" ]; then
		command="$command --only $only"
	fi
	command="$command --lang ${tags[language]}"
}

show_way_on() {
	local command
	find_way_on
	print_message stopped-at "${steps[current]}" $'\n\n  '"$code_style$command$plain"
}

# end_run OUTCOME STATUS: the end of this start of the run.
end_run() {
	end_undisturbed
	record_end "$1" "$2"
	exit "$2"
}

leave_to_person() {
	end_undisturbed
	warn_of needs-person "${steps[current]}"
	if [ -t 0 ]; then
		gap
		show_way_on
		show_summary
	fi
	end_run needs-person 3
}

# Ends, once what was run and can be undone has been looked at.
quit() {
	offer_undo
	gap
	show_way_on
	show_summary
	end_run stopped 130
}

interrupt() {
	if [ "$mode" = reset ]; then
		exit 130
	fi
	end_undisturbed
	# The signal may have come while a line was read, without separators.
	local IFS=$' \t\n'
	ending=yes
	if [ "$current" -gt "$last" ]; then
		current=$last
	fi
	printf '%s\n\n' "$plain"
	if [ -n "$busy" ]; then
		interrupt_command
	fi
	print_message interrupted "${steps[current]}"
	show_way_on
	show_summary
	end_run interrupted 130
}

# Whatever the end: nothing of ours is left but the state and the evidence.
clean_up() {
	end_undisturbed
	local IFS=$' \t\n'
	exec 2>/dev/null
	show_typing
	end_session
	if [ -n "$work" ]; then
		rm -rf "$work"
	fi
	drop_lock
}
