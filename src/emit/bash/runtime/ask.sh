# --- Asking

# The modes of the terminal while this script asks; how one key of it is read, where it
# sends each at once, and whether it does so now; whether what is typed is hidden.
terminal='' by_key='' at_once='' typing_hidden=''
# Whether its modes are known to be those in which a key is read.
keyed=''
# Whether what was taken away last was more than blanks, and how that is told.
dropped='' had=77

# Before anything is asked: as a person types, whatever somebody has left here.
prepare_terminal() {
	keep_awake
	nobody_there || terminal=$(exec stty -g 2>/dev/null)
	case $terminal/${TERM:-dumb} in /* | */dumb) ;; *) by_key=-sn1 ;; esac
}

# A signal that comes just before this script begins to wait is seen when the wait is
# over, or when another one comes: here is one each second, which does no more than look at
# the size of the terminal. Each fifth second, who looks at the lock from elsewhere gets a sign
# of life.
keep_awake() {
	local n=0
	trap show_again URG
	trap show_asked CONT
	trap 'resized=yes' WINCH
	{
		trap - EXIT
		trap '' INT TERM HUP
		while sleep 1 && kill -s URG $$; do
			n=$((n + 1))
			if ((n % 5 == 0)) && holds_lock "$lock"; then touch -c "$lock"; fi
		done
	} </dev/null >/dev/null 2>&1 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&- &
}

# drop_typed [HOW]: takes away what was typed before it was asked for, up to a pause, and gives the
# terminal its modes back, or those in which a key is read: an end of the input that comes before bash
# sets them is no key any more then, and lost.
drop_typed() {
	local state=0 begun=$SECONDS
	at_once=${1-} dropped=''
	[ -n "$terminal" ] || return 0
	[ -z "$at_once" ] || [ -n "$keyed" ] || retune
	keyed=$at_once
	# Where each key comes at once, a look tells whether there is any (bash 4).
	[ -z "$at_once" ] || ((BASH_VERSINFO[0] < 4)) || read -rt 0 || return 0
	await_keys 0
	take_typed <&0 2>/dev/null &
	# What a command has left reading keeps others from it: that is not waited for longer
	# than until the second signal of `keep_awake`.
	while ((SECONDS - begun < 2)) && kill -0 $! 2>/dev/null; do wait $! 2>/dev/null || state=$?; done
	if kill -s KILL $! 2>/dev/null; then
		wait_for $!
		retune
		return
	fi
	((state == had)) || wait $! 2>/dev/null || state=$?
	((state == had)) || return 0
	# Whoever types on has not seen the question: no half of a line answers it.
	dropped=yes
	await_keys 3 quiet
	take_typed all <&0 2>/dev/null &
	wait_for $!
}

# await_keys PAUSE [QUIET]: gives the terminal the modes in which what is typed is read up to a pause
# of so many tenths of a second. While bash waits for what is not in the background, an interrupt of
# this script alone is lost.
await_keys() {
	exec stty -icanon ${2:+-echo} min 0 time "$1" <&0 2>/dev/null &
	wait_for $!
}

# take_typed [all]: reads what is typed, and gives the terminal back the modes of a question; ends
# with `had` where somebody has typed more than blanks, and `all` is to come still.
take_typed() {
	local line='' rest=''
	# Where nothing waits, that is its end.
	while IFS= read -r line || [ -n "$line" ]; do rest+=$line; done
	case ${1-}/$rest in
	/*[![:space:]]*)
		trap - EXIT
		exit "$had"
		;;
	esac
	set_terminal exec
}

# set_terminal [exec]: gives it the modes that it has while it is asked at.
set_terminal() {
	${1-} stty "$terminal" icanon echo isig icrnl ${typing_hidden:+-echo} ${at_once:+-icanon -echo min 1 time 0} 2>/dev/null
}

# Gives it these modes while signals are seen.
retune() {
	set_terminal exec <&0 &
	wait_for $!
}

# How long is waited for what belongs to an escape, where that may be a key of its own.
moment=.05
((BASH_VERSINFO[0] > 3)) || moment=1

# read_sequence SECONDS: adds to `key` what comes behind an escape, as an arrow key sends it, even bit
# by bit (ECMA-48; rxvt ends with `$`, too), or a text in which a terminal tells of itself, which ends
# with a bell or `ESC \`. What does not belong to it is the next key, in `later`.
read_sequence() {
	local more form spoken='' pause=$1 inner=$'[0-9:;<=>? !"#%&\'()*+,./-]'
	while IFS= read -rsn1 -t "$pause" more; do
		form=${key##*$'\e'}$more
		case $spoken${more:-$'\n'} in
		spoken$'\a' | spoken$'\e') form=$more ;;
		$'\e') [ "$form" = "$more" ] || form='' ;;
		*[[:cntrl:]]) form='' ;;
		esac
		# Another escape may end it without an end of its own.
		case $spoken$form in spoken[!]P_\\$'\e\a']*) spoken='' ;; esac
		# What is told begins with a number and a semicolon, or with one of some signs.
		case $spoken${form%%;*} in spoken']'*[!0-9]*) form=! ;; esac
		case $spoken${form%%[\$!>+|=?]*} in spokenP*[!0-9\;]*) form=! ;; esac
		case $spoken$form in
		'' | spoken) later=.$more && return 0 ;;
		spoken$'\a' | spoken\\) key+=$more && return 0 ;;
		spoken$'\e' | spoken[]P_] | spoken']'[0-9]* | spokenP[0-9\;!\$\>+\|=?]* | spoken_G*) key+=$more ;;
		# That was a key with Alt.
		spoken*) later=.$more && return 0 ;;
		[]P_]) key+=$more pause=1 spoken=spoken ;;
		$'\e') key+=$more ;;
		O) key+='[' pause=1 ;;
		'[' | '[[' | '['*$inner | '['*[!0-9\;]*'$') key+=$more pause=1 ;;
		*) key+=$more && return 0 ;;
		esac
	done
}

# The question that stands, for who comes back to it from elsewhere (`fg`).
asked=''

show_asked() {
	# What is read just then has no separators.
	local IFS=$' \t\n'
	keyed=
	[ -n "$asked" ] || return 0
	drop_typed "$at_once"
	gap
	[[ -z $asked_how || $asked_how != "$by_key" ]] || hint "${question[@]}"
	printf %s "$asked"
}

# Whether the terminal has had another size since its columns were counted.
resized=''

# Where its rows are made for another width, a step, or what is said ahead of all, and its question
# are shown once more, and a line with what has been typed of it.
show_again() {
	[[ -n $resized && -n $asked ]] || return 0
	case $asked_how/$at_once/$waits_in_line in
	/?*/yes) ;;
	/* | -s/*) return ;;
	esac
	local IFS=$' \t\n' was=$columns$wrapped line reply found said shown text
	resized=
	fit_screen
	[ "$was" != "$columns$wrapped" ] || return 0
	if [ -z "$asked_how" ]; then
		show_typed
		return
	fi
	if [ -n "${under_way-}" ]; then
		show_all "$under_way"
		show_last "$under_way"
	elif [ -n "${ahead-}" ]; then
		show_before
	fi
	gap
	hint "${question[@]}"
	lay_keys "${offered[@]}"
	asked="$line_of_keys > "
	printf %s "$asked"
}

refit() {
	if [ -n "$resized" ]; then resized='' && fit_screen; fi
}

# What is shown from here on is a question.
open_question() {
	drop_typed "$by_key"
	refit
	gap
}

# read_line [HOW]: sets `line` to what comes from the terminal; fails where no more
# can come. Before bash 4.3, `read` lets no signal in: what it reads in then ends.
read_line() {
	if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 403)); then
		IFS= read -r ${1:+"$1"} line
	else
		line=$(IFS= read -r ${1:+"$1"} line && printf '%s.' "$line") && line=${line%.}
	fi
}

# Whether nobody can be asked.
nobody_there() {
	[ -n "$unattended" ] || [ ! -t 0 ]
}

# Ends where nobody can be asked.
need_person() {
	! nobody_there || leave_to_person
}

# read_key: sets `line` to a key, or to the escape that one begins with. What a terminal tells of
# itself, since it was asked by a command, is none.
read_key() {
	local key later=''
	while :; do
		if [ -n "$later" ]; then line=${later#.} later=''; else read_line "$by_key" || return 1; fi
		key=$line
		[ "$key" != $'\e' ] || read_sequence 1
		case $key in $'\e'[]P_]?*) ;; *) return 0 ;; esac
	done
}

# Since when the question stands, where it was answered with what is no answer to it.
stands_since='' asked_since=''

# Tells who looks from elsewhere that this waits at a question, and since when: by a file that holds
# what the lock does, and a time, or is empty. A signal just then is told of on the terminal: what a
# function prints meanwhile would go to the file.
tell_waiting() {
	[ -z "$lock" ] || printf '%s\n' "$@" 2>/dev/null >"$folder/waiting"
}

# read_reply TEXT [HOW]: shows what stands before an answer, and sets `reply` to what
# the operator answers, without what could harm.
read_reply() {
	asked_since=$stands_since stands_since=''
	need_person
	[ -n "$asked_since" ] || steadily tell_time asked_since
	while :; do
		printf %s "$1"
		asked=$1 asked_how=${2-}
		tell_waiting "${lock_token-}" "$asked_since"
		if [ -n "$at_once" ] && [ -z "$asked_how" ]; then
			"$line_reader" "$1"
		elif [ "$asked_how" = -sn1 ]; then
			read_key
		else
			read_line "$asked_how"
		fi || line=$'\4'
		asked=
		tell_waiting ''
		if [ "$line" = $'\4' ]; then
			gap
			leave_to_person input-ended
		fi
		{ [ "$asked_how" != -sn1 ] && is_no_text "$line"; } || break
		drop_typed "$at_once"
		[ -z "$typing_hidden" ] || gap
		hint "$warn" not-text
	done
	drop_escapes "$line"
	trim "${reply//[[:cntrl:]]/}"
	# What arrows have left on its row is no part of a line: it is shown as it was taken.
	case $asked_how$typing_hidden/$line in /*$'\e'*) print "$1$reply" ;; esac
}

# is_no_text TEXT: whether it holds bytes that are no text in UTF-8, which no evidence can hold.
is_no_text() {
	local LC_ALL=C rest=$1 b=[$'\x80'-$'\xbf']
	[[ $1 = *[!\ -~]* ]] || return 1
	rest=${rest//[$'\xc2'-$'\xdf']$b/ }
	rest=${rest//$'\xe0'[$'\xa0'-$'\xbf']$b/ }
	rest=${rest//$'\xed'[$'\x80'-$'\x9f']$b/ }
	rest=${rest//[$'\xe1'-$'\xec'$'\xee'$'\xef']$b$b/ }
	rest=${rest//$'\xf0'[$'\x90'-$'\xbf']$b$b/ }
	rest=${rest//[$'\xf1'-$'\xf3']$b$b$b/ }
	rest=${rest//$'\xf4'[$'\x80'-$'\x8f']$b$b/ }
	[[ $rest = *[$'\x80'-$'\xff']* ]]
}

# drop_escapes TEXT: sets `reply` to a typed text without what keys such as arrows send.
drop_escapes() {
	local escape=$'\e'$'(([[O][0-9;]*[A-Za-z~])|(][0-9]|P[0-9;!$>+|=?]|_G)[^\a\e]*(\a|\e\\\\)?)?'
	reply=$1
	while [[ $reply =~ $escape ]]; do reply=${reply/"${BASH_REMATCH[0]}"/}; done
}

# trim TEXT: sets `reply` to a text without the space around it.
trim() {
	reply=${1#"${1%%[![:space:]]*}"}
	reply=${reply%"${reply##*[![:space:]]}"}
}

# choose KEYS LABELS DEFAULT: sets `answer` to one of the keys, which stand for
# the messages in turn. Enter is the default, where there is one.
choose() {
	local keys='' line_of_keys='' question=("${last_hint[@]}") offered=("$@") key
	lay_keys "$@"
	while :; do
		read_reply "$line_of_keys > " "$by_key"
		[ -z "$by_key" ] || print "$reply"
		# A key without a letter, such as an arrow, is not Enter.
		[ -z "$line" ] || reply=${reply:--}
		answer=
		if [ "$reply" = '?' ]; then
			drop_typed "$by_key"
			show_keys "$@"
			stands_since=$asked_since
			continue
		fi
		shopt -s nocasematch
		for key in ${keys//,/}; do
			[[ ${reply:-$3} != "$key" ]] || answer=$key
		done
		shopt -u nocasematch
		[ -z "$answer" ] || break
		stands_since=$asked_since
		drop_typed "$by_key"
		hint "$warn" unknown-answer "${keys#, }"
	done
	# The modes stay as they are up to a command: most likely, another question comes first.
	at_once=''
}

# lay_keys KEYS LABELS: sets `line_of_keys` to what is offered, in rows that fit, and `keys` to
# the keys alone.
lay_keys() {
	local label key n=0 width used=0 help='answer-help-enter'
	[ -z "$by_key" ] || help='answer-help-at-once'
	keys='' line_of_keys=''
	for label in $2 $help; do
		key="$1?"
		key=${key:n:1}
		say "$label"
		count_bytes
		measure "  [$key] $said"
		count_letters
		# Behind the last stands what is typed.
		[ "$label" != "$help" ] || width=$((width + 3))
		used=$((used + width))
		if [ -n "$wrapped" ] && ((used > columns)); then
			line_of_keys+=$'\n'
			used=$width
		fi
		line_of_keys+="  [$bold$key$plain] $said"
		keys+=", $key"
		n=$((n + 1))
	done
}

# ask_enter KEY [q]: waits until the operator goes on with Enter; fails where the run is
# to end, if that can be chosen.
ask_enter() {
	local answer
	hint '' "$1"
	choose "c${2-}" "answer-on${2:+ answer-quit}" c
	[ "$answer" = c ]
}

# show_keys KEYS LABELS DEFAULT: what each key of a question does.
show_keys() {
	local label n=0
	gap
	for label in $2; do
		say "help-${label#answer-}"
		put_said "  [$bold${1:n:1}$plain]  " '       '
		n=$((n + 1))
	done
	[ -z "$3" ] || hint '' help-default "$3"
	gap
	# Help may be longer than the screen: which step this is about is above it.
	[ -z "${under_way-}" ] || name_step "$under_way"
	hint "${question[@]}"
}

# ask_text KEY: sets `reply` to a text; fails where none is given.
ask_text() {
	local way help=${text_help-}
	[ -n "$help" ] || help='help-text'
	prepare_line
	hint '' "$@"
	say enter-back
	way="  $said"
	say answer-help
	while :; do
		read_reply "$way  [?] $said > "
		drop_rest
		[ "$reply" = '?' ] || break
		stands_since=$asked_since
		prepare_line
		hint '' "$help"
		[ -z "$at_once" ] || hint '' help-editing
		say answer-help
	done
	[ -n "$reply" ]
}
