# --- State

loaded=() run='' started='' finished='' evidence='' pending='' previous='' sequence=0 over=''
at_step='' at_gone='' lock='' gone='' pasts=() deeds=()
# Whether this start has begun a run, or goes on with one: before, what it knows of a run is not all
# that the state says, and nothing of its end is written.
entered=''
# Whether a step was done, whatever has come of it since, unless that was rolled back.
stood=()
# In which rounds of loops a step is that was begun with others anew; `-` where it was done before an
# edit brought it to others in a later one. And what else than its first versions the state tells.
taken=() state_tells=''
# What was not done in rounds of loops that are over: the step and its hash, the round, and what
# came of it there, its status, and why.
undones=()
# What was so of steps with other values than they went on with: the step and its hash, the round (0
# is the one under way), what was known of it, the name of a value, and the value.
asides=()
# The step of which something is told that was begun before: with the values of then.
as_begun=''
# What steps are called, behind their hashes: also those that are no more in the article.
called=()
# Steps of a run that is over which were left failed, and have another text in the article now.
gone_failed='' faults=''
# Whether what did not go well in a run that has ended is asked about, since it is gone on with.
mending=

# Sets `operator` to who this runs as.
find_user() {
	operator='\u'
	# From bash 4.4 on, a prompt says it without a program, or in several words that it does not know.
	((BASH_VERSINFO[0] < 5 || UID != EUID)) || operator=${operator@P}
	case $operator in '\u' | *' '*) operator=$(exec id -un 2>/dev/null) || operator=${LOGNAME-} ;; esac
}

# Ends before anything was done, since a file cannot be written.
refuse_state() {
	warn_of state-unwritable "$1"
	give_up state-nothing-run
}

# Sets `folder` to where this runbook keeps its state.
find_folder() {
	local row='' base=${XDG_STATE_HOME:-${HOME:+$HOME/.local/state}}
	[ -n "$state_folder$base" ] || give_up state-no-home
	folder=${state_folder:-$base/runbookc}/$state_key${run_name:++$run_name}
	# What is ours is nobody else's; what commands make is as ever.
	umask 077
	find_user
	[ -z "${SUDO_USER-}" ] || [ "$SUDO_USER" = "$operator" ] || operator+=" ($SUDO_USER)"
	# What HOSTNAME says is the environment's.
	IFS= read -r machine 2>/dev/null </proc/sys/kernel/hostname ||
		machine=$(exec uname -n 2>/dev/null) || machine=${HOSTNAME:-localhost}
	machine=${machine//[!A-Za-z0-9._-]/_}
	# In a container, numbers of processes are of it alone.
	place=$(exec readlink /proc/self/ns/pid 2>/dev/null)
	near=$machine:${place//[!0-9]/} place=''
	# Machines may have the same name: what each was started as tells them apart, and what was
	# installed tells which of them was started anew.
	IFS= read -r place 2>/dev/null </proc/sys/kernel/random/boot_id
	IFS= read -r row 2>/dev/null </etc/machine-id
	place=${place//[!0-9a-f]/}
	place=$near${place:+:$place:${row//[!0-9a-f]/}}
	find_hasher
}

# look_at PROCESS: sets `birth` to when a process began, where that can be known: numbers are used
# again; and `is_over` where it has ended, and whoever started it has not yet taken note.
look_at() {
	local state='' fields
	birth='' is_over=''
	IFS= read -r -d '' state 2>/dev/null <"/proc/$1/stat"
	if [ -n "$state" ]; then
		# The name may hold spaces; the twentieth field after it is the time.
		IFS=' ' read -r -a fields <<<"${state##*) }"
		state=${fields[0]-} birth=${fields[19]-}
	else
		IFS=' ' read -r state birth <<<"$(LC_ALL=C ps -o stat= -o lstart= -p "$1" 2>/dev/null)"
	fi
	case $state in [ZX]*) is_over=yes ;; esac
}

# Whether the holder of the lock is a process of this machine, as far as its version says where it is.
is_here() {
	[ "$host" = "$place" ] || [ "$host" = "$near" ]
}

# is_from_before FILE: whether it is of this machine, before that was last started: it bears the same
# names, and has given no sign of life since.
is_from_before() {
	local row='' booted=''
	case $host in "$near":?*:"${place##*:}") ;; *) return 1 ;; esac
	[ -n "${place##*:}" ] || return 1
	[ -r /proc/stat ] || return 1
	while [ "$row" != btime ]; do IFS=' ' read -r row booted || return 1; done </proc/stat
	row=$(date -u -r "$1" +%s 2>/dev/null)
	[ -n "$row" ] && ((row < booted))
}

# is_stale FILE: whether the holder of the lock is gone. One on another machine is not known to be.
is_stale() {
	if ! is_here; then
		[ -z "$holder" ] || is_from_before "$1"
	elif [ "$process" != $$ ] && { kill -0 "$process" 2>/dev/null || ps -p "$process" >/dev/null 2>&1; }; then
		look_at "$process"
		[ -n "$is_over" ] || { [ -n "$birth" ] && [[ $holder != *' ' && $holder != *" $birth" ]]; }
	fi
	# What bears the number of this process was left by an earlier one: this one has none yet.
}

# read_holder FILE: sets `holder` to what a lock is held by, which names a `process`
# and its `host`, and since when by whose hand to `held_since` and `held_by`.
read_holder() {
	local row=''
	IFS= read -r -d '' row 2>/dev/null <"$1"
	holder=${row%%$'\n'*}
	row=${row:${#holder}}
	row=${row#$'\n'} row=${row%%$'\n'*}
	held_since=${row%% *}
	held_by=${row:${#held_since}}
	held_by=${held_by# }
	process=${holder%% *} host=${holder#* }
	host=${host%% *}
	[ -n "$holder" ]
}

# Sets `since` to when who holds the lock has taken it, and `clock` to the last sign of
# life.
find_seen() {
	local seen=$lock
	tell_clock "$held_since"
	since=$clock
	[ "$folder/state" -nt "$lock" ] && seen=$folder/state
	seen=$(date -u -r "$seen" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null)
	tell_clock "${seen:--}"
}

# find_waiting: whether who holds the lock waits at a question; sets `clock` to since when.
find_waiting() {
	local row=''
	IFS= read -r -d '' row 2>/dev/null <"$folder/waiting"
	[ -n "${row%%$'\n'*}" ] && [ "${row%%$'\n'*}" = "$holder" ] || return 1
	row=${row#*$'\n'} row=${row%%$'\n'*}
	case $row in
	*' '* | *[!Z]) row='' ;;
	esac
	# Other versions leave it to the time of the file.
	[ -n "$row" ] || row=$(date -u -r "$folder/waiting" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null)
	tell_clock "${row:--}"
}

# refuse_locked FILE: ends, since another run holds the lock, or that of the evidence: by whom, and
# its last sign of life. Of one on another machine, only a person can know that it is gone.
refuse_locked() {
	local seen since
	if [ "$1" != "$lock" ]; then
		warn_of evidence-locked "$evidence" "$process" "${host%%:*}"
	else
		warn_of run-locked "$process" "${host%%:*}"
	fi
	if [ -n "$held_by" ] && [ "$1" = "$lock" ]; then
		find_seen
		warn_of lock-held "$held_by" "$since" "$clock"
		! find_waiting || warn_of run-waits "$clock"
	fi
	if ! is_here; then
		printf -v seen 'rm -f %q*' "$1"
		warn_of lock-elsewhere "$seen"
	fi
	exit 4
}

# claim MODE FILE...: what is there must be ours, and is kept from others, unless it was
# just made so; else nothing of it is read or run.
claim() {
	local right=$1 file
	shift
	for file; do
		[ -e "$file" ] || continue
		if ! { [ -O "$file" ] && { [ -z "$right" ] || chmod "$right" "$file" 2>/dev/null; }; }; then
			warn_of state-foreign "$file"
			give_up state-nothing-run
		fi
	done
}

# Ends before anything is written where a run could not be kept for want of programs.
need_programs() {
	local name lacking=''
	set -- cat chmod mkdir mv rm sleep tail
	hash "$@" 2>/dev/null && return
	for name; do
		type -P "$name" >/dev/null || lacking+=", $name"
	done
	[ -n "$lacking" ] || return 0
	warn_of programs-missing "${lacking#, }" "${PATH-}"
	give_up state-nothing-run
}

# Makes the folder and takes the lock, or ends.
take_lock() {
	local right=700
	need_programs
	if [ ! -d "$folder" ]; then
		right=
		mkdir -p "$folder" 2>/dev/null || refuse_state "$folder"
	fi
	claim "$right" "$folder"
	claim 600 "$folder"/{state,session,session-ps1,result}
	trap clean_up EXIT
	look_at $$
	read_clock
	lock_token="$$ $place $RANDOM$RANDOM $birth" lock=$folder/lock
	seize "$lock" 0
}

# seize FILE SECONDS: takes a lock, for which it waits so long, or ends. A file that must not
# exist yet is made by one process alone.
seize() {
	local tries=0 waits=$2 process host stale holder=''
	until make_lock "$1"; do
		tries=$((tries + 1))
		# One that is empty for ever could not be written.
		((tries <= (${#holder} ? 99 : 5 + $2))) || refuse_state "$1"
		# Who has just made it has not written it yet.
		if ! read_holder "$1" && ((tries < 3)); then
			sleep 1
			continue
		fi
		if ! is_stale "$1"; then
			((waits > 0)) || refuse_locked "$1"
			waits=$((waits - 1))
			sleep 1
			continue
		fi
		stale=$holder
		if mv "$1" "$1.$$" 2>/dev/null; then
			read_holder "$1.$$"
			if [ "$holder" != "$stale" ]; then
				# It was somebody else's by then.
				mv -n "$1.$$" "$1" 2>/dev/null
			fi
			rm -f "$1.$$"
		fi
	done
}

# make_lock FILE: what is there is not written over, for once.
make_lock() {
	local state
	set -C
	printf '%s\n' "$lock_token" "$now $operator" 2>/dev/null >"$1"
	state=$?
	set +C
	return "$state"
}

# holds_lock FILE
holds_lock() {
	read_holder "$1" && [ "$holder" = "$lock_token" ]
}

# let_go FILE: leaves a lock to others, where it is ours.
let_go() {
	! holds_lock "$1" || rm -f "$folder/waiting" "$1"
}

# write_state: the whole state, beside and renamed. Fails where it cannot be
# written; then the old one stands.
write_state() {
	local n text
	if ! holds_lock "$lock"; then
		warn_of state-lost-lock
		lock=
		stop 4
	fi
	text="runbookc-state 2
run $run
locale ${tags[language]}
started $started
evidence $evidence
seq $sequence
prev $previous
tells gone rounds
read ${operator// /_}$texts_read
${finished:+finished yes
}${mending:+mending yes
}"
	for n in "${!steps[@]}"; do
		text+="step ${steps[n]} ${hashes[n]} ${outcomes[n]:-open} ${began[n]:--} ${ended[n]:--} ${statuses[n]:--} ${again[n]:-1}${taken[n]:+-round${taken[n]}}${stood[n]:+-done} ${reasons[n]:--}
"
	done
	for n in ${pasts[@]+"${pasts[@]}"}; do
		text+="past $n
"
	done
	for n in ${undones[@]+"${undones[@]}"}; do
		text+="round $n
"
	done
	for n in ${called[@]+"${called[@]}"}; do text+="called $n"$'\n'; done
	write_ways
	write_running
	printf %s "$text${pending:+pending $pending
}whole
" 2>/dev/null >"$folder/state.new" &&
		steadily put_in_place
}

# Also where a signal has ended `mv` just after its work.
put_in_place() {
	mv -f "$folder/state.new" "$folder/state" 2>/dev/null || [ ! -e "$folder/state.new" ]
}

# Takes away what commands have left for the next ones.
drop_session() {
	[ ! -e "$folder/session" ] && [ ! -e "$folder/result" ] || rm -f "$folder/session" "$folder/result"
}

# keep_all INDEX: the state, then the evidence. Where one cannot be written, a
# person can make room; nothing goes on before both are.
keep_all() {
	while :; do
		if ! write_state; then
			warn_of state-unwritable "$folder/state"
		elif ! append_line; then
			warn_unwritten
		else
			return 0
		fi
		if [ -n "$1" ]; then
			name_outcome "${outcomes[$1]:-open}"
			warn_of state-not-recorded "${steps[$1]}" "$said"
		fi
		[ -z "$ending" ] || return 1
		[ -z "$over" ] || stop 1
		if nobody_there; then
			over=yes
			end_early failed 1
		fi
		release
		ask_enter state-try-again
		hold
	done
}

# Reads the state of an earlier start; fails where there is none. Of one that is not
# whole, nobody knows which steps it lacks. The first versions did not say so.
read_state() {
	local word='' rest whole='' form='^([^ ]+ [^ ]+ )(unknown( [^ ]+){3} [1-9])'
	[ -e "$folder/state" ] || return 1
	while IFS= read -r rest || [ -n "$rest" ]; do
		word=${rest%% *}
		rest=${rest#* }
		case $word in
		runbookc-state) whole=$rest ;;
		run | started | evidence | pending) printf -v "$word" %s "$rest" ;;
		seq) sequence=${rest//[!0-9]/} ;;
		prev) previous=$rest ;;
		# Of what somebody else has read, nothing counts.
		read) case $rest in "${operator// /_} "*) texts_read=" ${rest#* }" ;; esac ;;
		finished) finished=yes ;;
		mending) mending=yes ;;
		tells) state_tells=$rest ;;
		step) loaded+=("$rest") ;;
		past) pasts+=("$rest") ;;
		round) undones+=("$rest") ;;
		way) read_way "$rest" ;;
		aside) asides+=("$rest") ;;
		called) called+=("$rest") ;;
		*) read_running "$word" "$rest" ;;
		esac
	done <"$folder/state"
	sequence=${sequence:-0}
	# Earlier versions asked nobody about what was not known of steps that were no more in the article.
	for rest in ${pasts[@]+"${!pasts[@]}"}; do
		[[ -n $state_tells || ! ${pasts[rest]} =~ $form ]] || pasts[rest]=${BASH_REMATCH[1]}gone-${pasts[rest]#"${BASH_REMATCH[1]}"}
	done
	case $whole$word in 1* | 2whole) [ -z "$run" ] || return 0 ;; esac
	[ "$mode" != reset ] || return 1
	warn_of state-torn "$folder/state"
	give_up state-nothing-run
}

# take_record INDEX RECORD: gives a step what the state says of it; what is not there
# stands as a stroke.
take_record() {
	local outcome start end status next reason
	IFS=' ' read -r _ _ outcome start end status next reason <<<"$2"
	outcome=${outcome#gone-}
	case $outcome in - | open) outcome= ;; esac
	outcomes[$1]=$outcome began[$1]=${start#-} ended[$1]=${end#-} reasons[$1]=$reason
	# These are calculated with: whatever stands there, they are numbers.
	statuses[$1]=${status//[!0-9]/} again[$1]=${next%%[!0-9]*} stood[$1]='' taken[$1]=''
	case $next in *-round*) taken[$1]=${next#*-round} taken[$1]=${taken[$1]%-done} ;; esac
	case $outcome/$next in 'done/'* | *-done) stood[$1]=yes ;; esac
	if [ "$reason" = - ]; then reasons[$1]=; fi
}

# mark_steps STEP...: sets `marks` to what steps are known by, each of them given
# by its id and hash: their hash, and the hashes of the steps before and after
# them in their procedure.
mark_steps() {
	local step hash group='' before n=0
	marks=()
	for step; do
		hash=${step#* }
		hash=${hash%% *}
		if [ "${step%%.*}" = "$group" ]; then
			marks[n - 1]=${marks[n - 1]%.}$hash
		else
			group=${step%%.*} before=-
		fi
		marks[n]="$hash $before ."
		before=$hash n=$((n + 1))
	done
}

# pick MARK: sets `here` and `count` to how many of the steps, and of those of the
# state, begin with a mark, and `at` to which of the latter has the place that step
# `n` has among the former. Fails where there are more of one than of the other.
pick() {
	local k nth=0
	here=0 count=0 at=
	for k in "${!these[@]}"; do
		[[ ${these[k]} = "$1"* ]] || continue
		here=$((here + 1))
		((k != n)) || nth=$here
	done
	for ((k = 0; k < ${#marks[@]}; k++)); do
		[[ ${marks[k]} = "$1"* ]] || continue
		count=$((count + 1))
		((count != nth)) || at=$k
	done
	((here == count))
}

# recall_past N: a step that was in the article before has the record that it had then.
# Fails where it was not, or where several differ.
recall_past() {
	local k at=''
	for ((k = 0; k < ${#pasts[@]}; k++)); do
		[[ ${pasts[k]#* } = "${hashes[$1]} "* ]] || continue
		if [ -n "$at" ] && [ "${pasts[k]#* * }" != "${pasts[at]#* * }" ]; then
			doubt "$1"
			return 1
		fi
		at=$k
	done
	[ -n "$at" ] || return 1
	take_record "$1" "${pasts[at]}"
	set -- "$1" "${pasts[at]% "${pasts[at]#* * }"}" "${steps[$1]} ${hashes[$1]}"
	move_deeds "$2" "$3"
	move_rounds "$2" "$3"
	move_asides "$2" "$3"
	take_gone "$1"
	pasts=("${pasts[@]:0:at}" "${pasts[@]:at+1}")
}

# move_rounds OLD NEW: what a step and its hash were has another place in the article now.
move_rounds() {
	local n
	for ((n = 0; n < ${#undones[@]}; n++)); do
		[[ ${undones[n]} != "$1 "* ]] || shifted[n]="$2 ${undones[n]#"$1 "}"
	done
}

# What is said of steps by the ids that others had in the article before is said by those that they
# have now: that a case does not hold, or how many rounds there were.
rename_reasons() {
	local n id one old new named rest form='^([p0-9., ]+)( = .+| × [0-9]+)$'
	for n in "${!steps[@]}"; do
		# What a person has typed stays as it is.
		case ${outcomes[n]-} in not-applicable | left-out) ;; *) is_loop "$n" || continue ;; esac
		[[ ${reasons[n]-} =~ $form ]] || continue
		rest=${BASH_REMATCH[2]} named=
		for id in ${BASH_REMATCH[1]//,/ }; do
			for one in ${moves[@]+"${moves[@]}"}; do
				old=${one% *} new=${one#* }
				# Of a part that has steps, these tell.
				case $old. in "$id".*) ;; *) continue ;; esac
				old=${old#"$id"}
				[[ $new = *"$old" ]] || continue
				id=${new%"$old"}
				break
			done
			named+="${named:+, }$id"
		done
		reasons[n]=$named$rest
	done
}

# keep_record N K: step N is the one that the state has at K.
keep_record() {
	used+="$2 " came[$1]=$2
	moves+=("${loaded[$2]%% *} ${steps[$1]}")
	take_record "$1" "${loaded[$2]}"
	set -- "$1" "$2" "${loaded[$2]% "${loaded[$2]#* * }"}" "${steps[$1]} ${hashes[$1]}"
	move_deeds "$3" "$4"
	move_rounds "$3" "$4"
	move_asides "$3" "$4"
	move_used "${3% *}" "$1"
	# What ran under its old number is this step.
	if [ "$was" = "${loaded[$2]%% *}" ]; then at_step=${steps[$1]}; fi
}

# Matches the steps to those of the state by their text, since steps move when
# an article changes; sets `fresh` and `gone`. Of steps with the same text, each
# is known by the steps around it; else by what was so of all of them. Where that
# does not tell, a person must, unless nothing can have run.
match_steps() {
	local n k at count here marks=() these=() moves=() used=' ' new=() was=$at_step same='' outcome left hash
	local came=() latest=-1 order=''
	local moved=(${deeds[@]+"${deeds[@]}"}) shifted=(${undones[@]+"${undones[@]}"})
	local laid=(${asides[@]+"${asides[@]}"})
	for n in "${!steps[@]}"; do
		these[n]="${steps[n]} ${hashes[n]}"
	done
	mark_steps "${these[@]}"
	these=("${marks[@]}")
	mark_steps ${loaded[@]+"${loaded[@]}"}
	fresh='' gone='' at_step=''
	# That it is no more in the article was found by an earlier start.
	[ -z "$at_gone" ] || at_step=$was was=''
	[ "${these[*]}" != "${marks[*]-}" ] || same=yes
	for n in "${!steps[@]}"; do
		at=$n
		if [ -n "$same" ] || pick "${these[n]}" || { pick "${hashes[n]} " && ((here == 1)); }; then
			keep_record "$n" "$at"
		else
			new+=("$n")
		fi
	done
	for n in ${new[@]+"${new[@]}"}; do
		pick "${hashes[n]} "
		same=yes left='' outcome=
		for ((k = 0; k < ${#marks[@]}; k++)); do
			[[ ${marks[k]} = "${hashes[n]} "* ]] || continue
			at=${loaded[k]#* * }
			at=${at%% *}
			[ "${outcome:-$at}" = "$at" ] || same=
			outcome=$at
			[[ $used = *" $k "* ]] || left=${left:-$k}
		done
		if [ -n "$same" ] && [ -n "$left" ] && ((here <= count)); then
			keep_record "$n" "$left"
			continue
		fi
		[ -z "$left" ] && recall_past "$n" && continue
		fresh+=", ${steps[n]}"
		[ -z "$left" ] || [ "$outcome$same" = openyes ] || doubt "$n"
	done
	for ((k = 0; k < ${#loaded[@]}; k++)); do
		case $used in *" $k "*) continue ;; esac
		IFS=' ' read -r at hash outcome left <<<"${loaded[k]}"
		gone+=", $at"
		# It ran, and is no more in the article.
		[ "$at" != "$was" ] || at_gone=$hash at_step=$was outcome=unknown
		[ "$outcome" != unknown ] || lay_gone "$at" "$hash"
		if [ "$outcome" != open ]; then
			name_outcome "$outcome"
			gone+=" ($said)"
			case "$outcome$fresh," in
			ended-failed*" $at,"*)
				# What stands in its place now is done in its stead.
				outcome=failed
				set -- "$said"
				name_then "$at" "$hash"
				say skipped-because "$said" "$1"
				[ -z "$finished" ] || gone_failed+="; $said"
				;;
			failed*" $at,"*) ;;
			unknown*" $at,"*) ! find_step "$at" || ((runs[found] > 0)) || outcome='gone-unknown' ;;
			# Nothing stands in its place, where it could be asked about. A roll-back is told of
			# with what it is of.
			failed* | unknown*)
				# Of what has come back there, the same is not known.
				{ find_step "$at" && [ -z "${came[found]-}" ] && [ "${outcomes[found]-}" = unknown ]; } ||
					[ "$at ${at_command-}" = "$was 0" ] || [[ $left =~ ^([^ ]+ ){3}0 ]] || outcome=gone-$outcome
				;;
			esac
			pasts+=("$at $hash $outcome $left")
		else
			case $left in *' × '*) keep_rounds "${left##* }" ;; esac
		fi
	done
	# What only stands further up or down is where it was, unless others changed places with it.
	swapped=
	for n in "${!came[@]}"; do
		at=${came[n]} k=${loaded[came[n]]%% *}
		((at > latest)) || order=swapped
		latest=$at
		[ "$k" = "${steps[n]}" ] || swapped+=", $k → ${steps[n]}"
	done
	[ -n "$order" ] || [ -z "$fresh$gone" ] || swapped=
	asides=()
	for n in "${!laid[@]}"; do [ -z "${laid[n]}" ] || asides+=("${laid[n]}"); done
	deeds=(${moved[@]+"${moved[@]}"}) undones=(${shifted[@]+"${shifted[@]}"})
	rename_reasons
	enter_rounds
	move_lefts
	doubt_changed
}

# name_then ID HASH: sets `said` to a step as it is named now, or as it was where it is no more in
# the article.
name_then() {
	local found one
	if find_step "$1" && [ "${hashes[found]}" = "$2" ]; then
		said=$1
		return
	fi
	for one in ${called[@]+"${called[@]}"}; do
		[ "${one%% *}" = "$2" ] && [ "$one" != "$2 " ] || continue
		say step-in-earlier-called "$1" "${one#* }"
		return
	done
	say step-in-earlier "$1"
}

# keep_called: of what steps were called, keeps what may still be told.
keep_called() {
	local one kept=() all=" ${pasts[*]-} ${deeds[*]-} ${undones[*]-} ${asides[*]-} "
	for one in ${called[@]+"${called[@]}"}; do
		case $all in *" ${one%% *} "*) kept+=("$one") ;; esac
	done
	called=(${kept[@]+"${kept[@]}"})
}

# Sets `said` to an outcome in the chosen language.
name_outcome() {
	case $1 in
	'done') say outcome-done ;;
	skipped) say outcome-skipped ;;
	left-out) say outcome-left-out ;;
	*failed) say outcome-failed ;;
	*) name_tried "$1" || name_case "$1" || say outcome-open ;;
	esac
}

# say_line TEXT: sets `said` to why a command failed: a line that its number stands before is one.
say_line() {
	local form='^[0-9]+: '
	said=$1
	if [[ $1 =~ $form ]]; then say failed-line "$1"; fi
}

# name_reason INDEX: sets `said` to why a step came to what it did. What a person has typed stays
# as it is.
name_reason() {
	said=${reasons[$1]-}
	[ "${outcomes[$1]-}" != failed ] || say_line "$said"
}

# describe INDEX: sets `said` to what has come of a step, and when.
describe() {
	name_outcome "${outcomes[$1]:-open}"
	if [ -n "${outcomes[$1]-}" ] && [ -n "${ended[$1]-}" ]; then
		tell_clock "${ended[$1]%%+*}"
		said+=", $clock"
	fi
	if [ -n "${reasons[$1]-}" ]; then
		set -- "$1" "$said"
		name_reason "$1"
		said="$2 ($said)"
	fi
	! was_done "$1" || {
		set -- "$1" "$said"
		name_done_before "$1"
		said="$2; $said"
	}
}

# read_end INDEX: when a step ended, and as which record of the run. That is calculated
# with: whatever stands there, it is a number.
read_end() {
	order=${ended[$1]-}
	order=${order#"${order%%+*}"}
	order=$((10#0${order//[!0-9]/}))
}

# name_done_before INDEX: sets `said` to that it was done before; of a step that is open since it has
# other values now, with which.
name_done_before() {
	local shown=''
	[ -n "${outcomes[$1]-}" ] || list_pairs "${with[$1]-}"
	if [ -n "$shown" ]; then say done-before-with "$shown"; else say done-before; fi
}

# was_done INDEX: whether a step was done, which its last outcome does not tell.
was_done() {
	case ${stood[$1]-}${outcomes[$1]-} in yes | yesskipped | yesnot-* | yes*failed) return 0 ;; esac
	return 1
}

is_handled() {
	[[ ${outcomes[$1]-} =~ ^(done|skipped|left-out|not-|already-|ended-) ]]
}
