# --- Screen

bold='' faint='' code_style='' calm='' warn='' alarm='' plain='' wrapped='' style=''
columns=78 modes=''

# Finds out what the screen can show.
prepare_screen() {
	[ -t 1 ] || return 0
	fit_screen
	[ "${TERM:-dumb}" != dumb ] || return 0
	# Another screen is left, if there is one, and the place is kept where all rows scroll again.
	modes=$'\033[?1049h\033[?1049l\0337\033[r\0338\033(B\017\033[;m\033[4l\033[?7;25h\033[?1l\033>'
	modes+=$'\033[?1000;1002;1003;1004;1006;2004l\r'
	if [ -z "${NO_COLOR-}" ]; then
		bold=$'\033[1m' faint=$'\033[2m' code_style=$'\033[36m'
		calm=$'\033[1;34m' warn=$'\033[1;33m' alarm=$'\033[1;31m' plain=$'\033[0m'
	fi
}

# Rows are made for 80 columns, as a serial console has them that does not tell its size, and
# are as short as a narrower terminal is by now. One that is very narrow breaks lines itself.
fit_screen() {
	local COLUMNS=''
	# Where bash looks itself once a process has ended (from 4.3 on, at errors that go to the
	# terminal), no program has to.
	shopt -s checkwinsize
	(:)
	[ -n "$COLUMNS" ] || take_row COLUMNS < <(exec stty size 2>/dev/null </dev/tty)
	COLUMNS=${COLUMNS##* } wrapped=yes columns=78
	case ${COLUMNS:-80} in
	*[!0-9]* | [1-9] | 1?) wrapped= ;;
	[2-7]?) columns=$((COLUMNS - 2)) ;;
	esac
}

# Ends what a command has left on the terminal: modes, colours, and the row that it is in,
# since nothing tells whether that is empty (a bar of progress ends where it began).
calm_screen() {
	if [ -n "$modes" ]; then
		[ -z "$terminal" ] || set_terminal
		fit_screen
	fi
	print "$modes"
}

gap() {
	printf '\n'
}

# print TEXT...: each on a line of its own.
print() {
	printf '%s\n' "$@"
}

# print_message KEY VALUE...: a message on a line of its own.
print_message() {
	say "$@"
	put_said '' ''
}

# put_said FIRST REST: shows `said` in rows, as `put_wrapped` does; what is below its first
# row, as it is.
put_said() {
	local shown=${said%%$'\n'*} rest
	rest=${said#"$shown"}
	shown+=${style:+$'\4'}
	count_bytes
	put_wrapped "$1" "$2"
	count_letters
	[ -z "$rest" ] || print "${rest#?}"
}

# What was said last below a question or a command: the question, where one follows.
last_hint=('' question)

# hint STYLE KEY VALUE...: a message below a question or a command.
hint() {
	local style=$1
	last_hint=("$@")
	shift
	say "$@"
	put_said "  $style" '  '
}

# headline STYLE KEY VALUE...: a message that begins something.
headline() {
	local style=$1
	shift
	gap
	say "$@"
	put_said "$style" ''
}

# What was warned of since the last record.
problem=

# warn_of KEY VALUE...: a message where it is seen even if the output is not.
warn_of() {
	say "$@"
	problem+=${problem:+ }$said
	warn_said
}

# stop STATUS: ends this start at once; no record tells of it.
stop() {
	over=yes
	exit "$1"
}

# give_up KEY VALUE...: ends, since what must be written cannot be.
give_up() {
	warn_of "$@"
	stop 1
}

warn_said() {
	local style=''
	[ ! -t 2 ] || style=$alarm
	put_said "$style" '' >&2
}

# Bytes are what is counted and cut while words are laid out, whatever the
# language of the machine.
count_bytes() {
	language_before=${LC_ALL-unset}
	LC_ALL=C
}

count_letters() {
	if [ "$language_before" = unset ]; then unset LC_ALL; else LC_ALL=$language_before; fi
}

# unmark TEXT: sets `shown` to a text without its marks; where a label begins
# stands \2, where code does \3, where either ends \4. No text holds these.
unmark() {
	local rest=$1 head form=''
	shown=
	case $rest in
	\\*)
		shown=${rest:1:1}
		rest=${rest:2}
		;;
	esac
	while :; do
		head=${rest%%[\\\*\`]*}
		shown+=$head
		rest=${rest#"$head"}
		case $rest in
		'') return ;;
		\\[\\\*\`]*)
			shown+=${rest:1:1}
			rest=${rest:2}
			continue
			;;
		'**'*)
			if [ "$form" != $'\3' ]; then
				rest=${rest:1}
				toggle $'\2'
			else
				shown+="*"
			fi
			;;
		\`*) toggle $'\3' ;;
		*) shown+=${rest:0:1} ;;
		esac
		rest=${rest:1}
	done
}

# toggle FORM: begins or ends a form.
toggle() {
	if [ "$form" = "$1" ]; then
		form='' shown+=$'\4'
	else
		form=$1 shown+=$1
	fi
}

# put PREFIX: shows `shown` with its forms, after a prefix.
put() {
	shown=${shown//$'\2'/$bold}
	shown=${shown//$'\3'/$code_style}
	printf '%s%s\n' "$1" "${shown//$'\4'/$plain}"
}

# measure TEXT: sets `width` to the columns that a text takes: none for what
# combines, two for what is wide.
measure() {
	local text wide
	width=${#1}
	[[ $1 = *[!\ -~]* ]] || return 0
	text=${1//"$plain$faint"/}
	text=${text//$'\xd9'[$'\x8b'-$'\x9f']/}
	text=${text//$'\xcc'[$'\x80'-$'\xbf']/}
	wide=${text//[!$'\xe3'-$'\xed'$'\xef'$'\xf0']/}
	text=${text//[$'\x80'-$'\xbf'$'\2'-$'\4']/}
	width=$((${#text} + ${#wide}))
}

# put_wrapped FIRST REST: shows `shown` in rows, the first after FIRST, the
# others after REST.
put_wrapped() {
	local lead=$1 text=$shown most piece row form='' marks
	row=${2//"${bar-}"/}
	measure "${row//"$plain"/}"
	row='' most=$((columns - width))
	measure "$text"
	if [ -z "$wrapped" ] || ((width <= most)); then
		put "$lead"
		return
	fi
	while [ -n "$text" ]; do
		# Words of letters of one column each are taken together.
		measure "$row"
		piece=${text:0:$((width > most ? 0 : most - width + 1))}
		piece=${piece%%[! -~]*}
		if [[ $piece = *' '* ]]; then
			piece=${piece%"${piece##* }"}
			row+=$piece text=${text#"$piece"}
			continue
		fi
		take_piece
		measure "$row${piece%"${piece##*[! ]}"}"
		if ((width > most)) && [ "$row" != "$form" ]; then
			# A form that goes on begins again on the next row.
			shown=${row%"${row##*[! ]}"}
			marks=${row//[!$'\2'-$'\4']/}
			form=${marks#"${marks%?}"}
			form=${form#$'\4'}
			shown+=${form:+$'\4'}
			put "$lead"
			lead=$2 row=$form
		fi
		row+=$piece
	done
	shown=$row
	put "$lead"
}

# show_words [STEP]: shows `text` as a person reads it (the format of
# words). STEP is the index of the step whose code it may refer to.
show_words() {
	local rest=$text$'\n' row prefix hang content mark fence='' fence_hang='' bar='' above='' led
	count_bytes
	while [ -n "$rest" ]; do
		row=${rest%%$'\n'*}
		rest=${rest#*$'\n'}
		if [ -n "$fence" ]; then
			content=${row#"$fence_hang"}
			if [ "$content" = "$fence" ]; then
				fence=
			else
				code=$content
				fill_row "${1-}"
				show_code "  $fence_hang" "$code"
			fi
			continue
		fi
		split_row
		mark=$hang
		[[ $hang = *'|'* ]] || bar=
		prefix="  $bar$prefix${bar:+$plain}" hang="  $bar$hang${bar:+$plain}"
		[ -z "$content" ] || led=$above above=
		case $content in
		'') show_code "$prefix" '' ;;
		'!note' | '!tip') show_title "$calm" ;;
		'!important' | '!warning') show_title "$warn" ;;
		'!caution') show_title "$alarm" ;;
		'!run '* | '!prints '*) show_referred "$1" "$led" ;;
		'!where '* | '# '* | '~ '* | '= '*)
			unmark "${content#* }"
			case $content in
			'!'*)
				say where "$shown"
				shown=$faint$said$plain
				;;
			'#'*)
				shown=$'\2'$shown$'\4'
				put_wrapped "$prefix" "$hang"
				continue
				;;
			'~'*) shown=$faint$shown$plain ;;
			esac
			put "$prefix"
			;;
		'```'*)
			fence=${content%%[!\`]*} fence_hang=$mark mark=${content##*\`}
			if [ -n "$mark" ]; then say code-in "$mark"; else say code; fi
			printf '%s%s\n' "$prefix" "$faint$said$plain"
			;;
		*)
			above=$content
			unmark "$content"
			put_wrapped "$prefix" "$hang"
			;;
		esac
	done
	count_letters
}

# Sets `row` to the first line of `text` that is no note, directive, caption or fence.
find_row() {
	local rest=$text$'\n'
	while [ -n "$rest" ]; do
		row=${rest%%$'\n'*} rest=${rest#*$'\n'}
		case $row in '' | [\|!~]* | \`\`* | \`) ;; *) return ;; esac
	done
	row=
}

# Splits `row` into what stands before its text, the same as it stands before
# the rows below, and the text.
split_row() {
	prefix='' hang='' content=$row
	case $row in [!' '0-9\|\>-]*) return ;; esac
	local parts='^(( |[|>] |[|>]$)*)(- \( \) |- |-$|[0-9]+[.] |[0-9]+[.]$)?(.*)$'
	[[ $row =~ $parts ]]
	prefix=${BASH_REMATCH[1]}${BASH_REMATCH[3]}
	hang=${BASH_REMATCH[1]}${BASH_REMATCH[3]//?/ }
	content=${BASH_REMATCH[4]}
}

# show_title STYLE: the title of a note, whose bars have its style.
show_title() {
	bar=$1
	say "${content#!}"
	print "$prefix$1$said$plain"
}

# show_code PREFIX LINE: without blanks at the end where the line is empty.
show_code() {
	if [ -z "$2" ]; then
		print "${1%"${1##*[! ]}"}"
	else
		printf '%s    %s\n' "$1" "$code_style$2$plain"
	fi
}

# --- Scenes

# The title of the article, and how much there is to do.
show_opening() {
	find_words title
	headline "$bold" runbook-title "${text%%$'\n'*}"
	print "$faint${text#*$'\n'}$plain"
}

# What the operator has read in this run, and what has been shown since without an answer
# yet.
texts_read='' texts_shown='' read_told=''

# is_read DIGEST: whether the operator has read a text; if not, it is shown now.
is_read() {
	[ "$mode" != dry-run ] || return 1
	case " $texts_read " in *" $1 "*) return 0 ;; esac
	texts_shown+=" $1"
	return 1
}

# Whoever answers has read what was shown.
confirm_read() {
	texts_read+=$texts_shown texts_shown=''
}

# Says so, but no second time where nothing was shown since.
tell_read() {
	[ -z "$read_told" ] || return 0
	gap
	hint "$faint" read-before --dry-run
	read_told=yes
}

# What is to be read before the first step; fails where there is nothing that the operator
# has not read.
show_before() {
	find_words before || find_sought || return 1
	headline "$bold" before-you-start
	if is_read "before:$before_digest"; then
		tell_read
		precondition=''
		return 1
	fi
	gap
	[ -z "$text" ] || show_words
	list_needed "$text"
}

# --- Times

# tell_clock [TIME]: sets `clock` to a time of the state or the evidence, or to what it
# is now, as the clocks here show it, with their zone.
tell_clock() {
	local form='%H:%M UTC%z' seconds=-1
	if [ -n "${1-}" ]; then
		form="%Y-%m-%d $form" clock=$1
		count_seconds "$1" || return 0
	fi
	printf -v clock "%($form)T" "$seconds" 2>/dev/null ||
		# Before bash 4.2; GNU's `date`, or BSD's.
		clock=$(date ${1:+-d "@$seconds"} "+$form" 2>/dev/null || date ${1:+-r "$seconds"} "+$form")
	clock=${clock%??}:${clock#"${clock%??}"}
	clock=${clock%+00:00}
}

# count_seconds TIME: sets `seconds` to how many there were until then since 1970; fails
# where it is no time.
count_seconds() {
	local all=${1//[!0-9]/} year month
	((${#all} == 14)) || return 1
	year=$((10#${all:0:4})) month=$((10#${all:4:2}))
	year=$((367 * year - 7 * (year + (month + 9) / 12) / 4 + 275 * month / 9 - 719574))
	seconds=$(((year + 10#${all:6:2}) * 86400 + 10#${all:8:2} * 3600 + 10#${all:10:2} * 60 + 10#${all:12:2}))
}

# span SECONDS: sets `said` to how long that is.
span() {
	if (($1 < 60)); then
		say span-seconds "$1"
	elif (($1 < 3600)); then
		say span-minutes "$(($1 / 60))" "$(($1 % 60))"
	else
		say span-hours "$(($1 / 3600))" "$(($1 / 60 % 60))"
	fi
}

# show_clock INDEX: what the time is, how long the run has been under way, and what comes
# after a step, all in a row where that fits.
show_clock() {
	local text shown found n row style=$faint
	tell_clock
	span "$SECONDS"
	say step-clock "$clock" "$said"
	row=$said
	for ((n = $1 + 1; n <= last; n++)); do
		if is_other "$n"; then continue; fi
		if ((n <= furthest)) || [ -n "$redo" ] || ! is_handled "$n"; then break; fi
	done
	if ((n <= last)); then
		find_words "${steps[n]}"
		say step-next ''
		count_bytes
		measure "  $row $said"
		count_letters
		next_ways "$n"
		summarize "$((columns - width > 19 ? columns - width : columns - 9))"
		say step-next "$shown"
	else
		say step-last
	fi
	said="$row $said"
	put_said "  $style" '  '
}

# put_title TITLE MORE: a title with a line below it, and more of less weight beside it.
put_title() {
	local style=$bold line said=$1
	read_told=
	said+=${2:+$plain$faint$2}
	put_said "$style" ''
	count_bytes
	measure "$1"
	count_letters
	((width <= columns)) || width=$columns
	printf -v line "%${width}s" ''
	print "$faint${line// /=}$plain"
}

# show_procedure ID: the title of a procedure and what is said before its steps.
show_procedure() {
	local words title hash
	find_words title
	title=${text%%$'\n'*}
	find_words "$1"
	words=${text#*$'\n'} hash=${digests[found]}
	text=${text%%$'\n'*}
	# The article's own title was shown just before.
	if [ "$procedures" != 1 ] || [ "$text" != "$title" ]; then
		gap
		put_title "$text" ''
	fi
	if [ "$words" != "$text" ] && [ "$introduced" != "$1" ]; then
		if is_read "$hash"; then
			tell_read
		else
			gap
			text=${words#$'\n'}
			show_words
		fi
	fi
}

# show_result INDEX: what is so after a step, where its procedure ends with it; after the
# last of all, where more can be read.
show_result() {
	local procedure=${within[$1]%% *}
	[[ ${steps[$1 + 1]-} != "$procedure".* ]] || return 0
	show_passage "$procedure" result
	[ -n "${steps[$1 + 1]-}" ] || show_passage further more-information
}

# show_passage NAME TITLE
show_passage() {
	if find_words "result $1"; then
		headline "$bold" "$2"
		gap
		show_words
	fi
}

# show_step ID [INDEX]: a step, or what begins with it.
show_step() {
	local title style=$bold
	find_words "$1"
	if [ "$procedures" = 1 ] || [ -z "${positions[found]}" ]; then
		say step-of "${numbers[found]}" "${lasts[found]}"
	else
		say procedure-step-of "${positions[found]}" "$procedures" "${numbers[found]}" "${lasts[found]}"
	fi
	title="$said$plain$faint  ($1)"
	if [ -n "${2-}" ] && (($2 < mains)); then
		say progress "$(($2 + 1))" "$mains"
		title+="  $said"
	fi
	gap
	said=$title
	put_said "$style" ''
	if [ -n "${2-}" ]; then
		[ "$mode" = dry-run ] || show_clock "$2"
		can "$2" destructive && hint "$warn" risk-destructive
		if can "$2" disruptive; then hint "$warn" risk-disruptive; fi
	fi
	note_untranslated
	[[ $text = '!where '* ]] || gap
	show_words "${2-}"
}
