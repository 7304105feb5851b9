# --- Evidence

# What a record of the step tells of what its commands have printed.
told=

# Sets `quoted` to a text as a JSON string.
quote_json() {
	quoted=${1//\\/\\\\}
	quoted=${quoted//\"/\\\"}
	quoted=${quoted//$'\n'/\\n}
	quoted=\"${quoted//[[:cntrl:]]/ }\"
}

# Sets `digest` to the SHA-256 of a text; empty where no program tells it.
hash_text() {
	digest=
	[ -z "$hasher" ] || steadily digest_of "$1" || digest=''
	digest=${digest%% *}
}

# Who writes the text may be ended by a signal to all: then what comes is of none of it, or of a
# part, although the program that hashes it is well.
digest_of() {
	local before=$noted
	take_row digest < <(exec $hasher 2>/dev/null < <(printf %s "$1")) || return
	[ "$noted" = "$before" ] || return 130
}

# take_row NAME: sets a variable to the first line of what comes. Where that has no end,
# it fails as a program does that a signal has ended. While bash waits for the program of a
# `$(...)` that has told all, an interrupt of this script alone is lost; here nothing waits.
take_row() {
	IFS= read -r "$1" || return 130
}

find_hasher() {
	for hasher in sha256sum 'shasum -a 256' 'openssl dgst -sha256 -r' ''; do
		command -v "${hasher%% *}" >/dev/null 2>&1 && return
	done
}

# Sets `now` to the time in UTC.
read_clock() {
	steadily tell_time
}

# tell_time [NAME]: sets a variable to it; `now` where nothing else is said. Before bash 4.2, `date`
# tells it.
tell_time() {
	local form=%Y-%m-%dT%H:%M:%SZ
	TZ=UTC0 printf -v "${1-now}" "%($form)T" -1 2>/dev/null || printf -v "${1-now}" %s "$(date -u "+$form")"
	[ -z "${1-}" ] || return 0
	# What is found out of an earlier start ended then.
	[ -z "${found_end-}" ] || now=$found_end
}

# add NAME VALUE...: adds members to `record`, but for the empty ones.
add() {
	while (($# > 0)); do
		if [ -n "$2" ]; then
			case $1 in
			seq | status | secret | first | command | round | begins) quoted=$2 ;;
			*) quote_json "$2" ;;
			esac
			record+=",\"$1\":$quoted"
		fi
		shift 2
	done
}

# What is known, kept and told of a step changes together: until `release`, some
# milliseconds later, a signal is noted, and has its effect then.
deaf='' noted='' holding=''

# From here on, signals are this script's own affair. While bash changes what a signal does, it
# ignores that signal: so this is said once. Whatever keeps the end of the run from going to its
# end, nothing goes on after it.
listen() {
	trap $'take_signal INT\n[ -z "$deaf" ] || exit 130' INT
	trap $'take_signal TERM\n[ -z "$deaf" ] || exit 130' TERM
	trap $'take_signal HUP\n[ -z "$deaf" ] || exit 130' HUP
}

# take_signal SIGNAL
take_signal() {
	if [ -n "$holding" ]; then
		noted+=" $1"
	else
		interrupt "$1"
	fi
}

hold() {
	holding=yes
}

release() {
	holding=
	if [ -n "$noted" ] && [ -z "$deaf" ]; then
		set -- "${noted##* }"
		noted=
		interrupt "$1"
	fi
}

# steadily COMMAND...: runs a command again where a signal may have ended a program of it
# half-way.
steadily() {
	local before n state
	for n in 1 2 3 4; do
		before=$noted
		"$@" && return 0
		state=$?
		((state > 128)) || [ "$noted" != "$before" ] || break
	done
	return 1
}

# wait_for PROCESS: until it has ended, whatever signals come. What is not this shell's to wait
# for (127), such as what it let go of, may look alive for ever: it is not waited for.
wait_for() {
	while kill -0 "$1" 2>/dev/null; do
		wait "$1" 2>/dev/null
		[ $? -ne 127 ] || return 0
	done
}

# From now on, nothing interrupts the end.
end_undisturbed() {
	deaf=yes
	trap '' INT TERM HUP
}

# begin_record EVENT NAME VALUE...: begins `record` with what every line of
# evidence has, and more.
begin_record() {
	hold
	record="{\"v\":1"
	add run "$run" seq "$((sequence + 1))" event "$1" runbook "$runbook" who "$operator" \
		host "$machine" locale "${tags[language]}" shell "bash $BASH_VERSION" version "$made_by"
	shift
	add "$@"
}

# close_record: closes `record` with the hash of the line before it.
close_record() {
	# At an end, the line before may not be written yet: it goes first.
	[ -n "$pending" ] && ! { write_state && append_pending; } && return 1
	quoted=null
	[ -z "$hasher" ] || quoted=\"$previous\"
	record+=",\"prev\":$quoted}"
	hash_text "$record"
	previous=$digest
	pending=$record problem=
	sequence=$((sequence + 1))
}

# finish_record: closes `record`, and keeps it with the state. Nothing is done after it that is
# not in both.
finish_record() {
	close_record || return 1
	keep_all "${1-}" || return
	release
}

# The last line of the evidence must be the one the state goes with: a run may
# have been killed between the two.
append_pending() {
	[ ! -f "$evidence" ] || [ -O "$evidence" ] || return 1
	[ -n "$pending" ] || return 0
	# Where several runs share a file, lines of another may follow ours.
	if steadily read_last && { [ "$last_line" = "$pending" ] || holds_pending; }; then
		pending=
		return
	fi
	if is_torn; then
		printf '\n' 2>/dev/null >>"$evidence" || return 1
		print_message evidence-torn
	fi
	append_line
}

# Whether the evidence holds the last line of the run somewhere.
holds_pending() {
	local line
	while IFS= read -r line; do
		[ "$line" != "$pending" ] || return 0
	done <"$evidence"
	return 1
}

read_last() {
	last_line=
	take_row last_line < <(exec tail -n 1 "$evidence" 2>/dev/null)
}

# Whether the last line of the evidence has no end.
is_torn() {
	[ -s "$evidence" ] && [ -n "$(tail -c 1 "$evidence")" ]
}

# Where this start has written, and whether the last line there may have been written in part.
kept_in='' partly=''

# Whether what this start has written is no more there: moved away, or on a share that went.
is_lost() {
	[ "$kept_in" = "$evidence" ] && [ -d "${evidence%/*}" ] &&
		{ [ ! -e "$evidence" ] || { [ -f "$evidence" ] && [ ! -s "$evidence" ]; }; }
}

# Nothing goes on under the name of what is lost, and no line behind a part of it.
append_line() {
	! is_lost || return 1
	if [ -n "$partly" ] && is_torn; then
		printf '\n' 2>/dev/null >>"$evidence" || return 1
		print_message evidence-torn
	fi
	partly=yes
	printf '%s\n' "$pending" 2>/dev/null >>"$evidence" || return 1
	partly='' pending='' kept_in=$evidence
}

# Says why that cannot be.
warn_unwritten() {
	if is_lost; then warn_of evidence-gone "$evidence"; else warn_of evidence-unwritable "$evidence"; fi
}

# Whether the record of the run so far is no more in its file: neither its last line nor, where a
# start was killed before that was written, the one before it. Sets `held` where earlier ones are.
is_evidence_gone() {
	local line place="\"run\":\"$run\",\"seq\":"
	held=
	((sequence > 1)) && [ -d "${evidence%/*}" ] || return 1
	[ -s "$evidence" ] || return 0
	[ -r "$evidence" ] || return 1
	while IFS= read -r line || [ -n "$line" ]; do
		case $line in
		*"$place$((sequence - 1)),"* | *"$place$sequence,"*) return 1 ;;
		*"$place"*) held=yes ;;
		esac
	done <"$evidence"
}

# Sets `said` to what is so of it.
name_gone() {
	if [ -n "$held" ]; then say evidence-cut "$evidence"; else say evidence-gone "$evidence"; fi
}

# What is said of evidence that can no longer be written, or is gone, and is left behind.
left_behind=

# Has the evidence take the last line that the state holds. Where it cannot, it may be left
# behind.
mend_evidence() {
	local held
	left_behind=
	if is_evidence_gone; then
		name_gone
	else
		append_pending && return
		say evidence-unwritable "$evidence"
	fi
	left_behind=$said
	warn_said
}

# Goes on only where the evidence is as it was, or another file was named.
need_evidence() {
	while [ -n "$left_behind" ]; do
		warn_of evidence-elsewhere --evidence
		if nobody_there; then
			! is_evidence_gone || stop 3
			stop 1
		fi
		ask_enter state-try-again q || stop 130
		mend_evidence
	done
}

# record_begin EVENT: what the run is begun, or goes on, with: the files, and what
# is shown of each of its parts first.
record_begin() {
	local n m=0 hash row text shown
	begin_record "$1" start "$now" reason "$left_behind" name "$run_name" \
		begins true only "$only" from_step "$from"
	keep_called
	record+=",\"sources\":["
	for n in "${!paths[@]}"; do
		quote_json "${paths[n]}"
		record+="[$quoted,\"${file_hashes[n]}\"],"
	done
	record="${record%,}],\"steps\":["
	for n in "${!ids[@]}"; do
		case ${kinds[n]} in
		step) hash=${hashes[m++]} ;;
		title | procedure | group) hash= ;;
		*) continue ;;
		esac
		text=${texts[n]}
		find_row
		quote_json "$row"
		if [ "${kinds[n]}" = step ]; then
			summarize 60
			called+=("$hash $shown")
		fi
		record+="[\"${ids[n]}\",\"${numbers[n]}\",\"$hash\",$quoted],"
	done
	record="${record%,}]"
	entered=yes
	quoted='","'
	[ -z "$aparts" ] || record+=",\"apart\":[\"${aparts// /$quoted}\"]"
	add_ways
	add_loops
	add_codes
	finish_record
	let_go "$evidence.lock"
}

