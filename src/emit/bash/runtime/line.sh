# --- A line that is changed while it is typed

# What is typed before the cursor, and behind it.
line_head='' line_tail=''
# What reads it, by its name: a linter that follows calls takes minutes where each question has one.
line_reader=read_keys

# prepare_line: takes away what was typed before a line is asked for, and says so. It is read key by
# key where the terminal sends each, a row has room, and it is not hidden.
prepare_line() {
	local how=${wrapped:+$by_key}
	[ -z "$typing_hidden" ] || how=''
	drop_typed "$how"
	[ -z "$dropped" ] || { gap && hint "$warn" typed-before; }
}

# Takes away what came behind a line, as of a text of several lines that was pasted, and says so.
drop_rest() {
	drop_typed
	[ -z "$dropped" ] || hint "$warn" rest-dropped
}

# Whether a key of it is waited for, and nothing is drawn.
waits_in_line=''

# read_keys PROMPT: sets `line` to what is typed, as `read_line` does.
read_keys() {
	local key letters=${LC_ALL-unset} prompt=${1##*$'\n'} lead room width seen='' beyond='' later=''
	line_head='' line_tail=''
	find_room
	while :; do
		waits_in_line=yes
		if [ -n "$later" ]; then line=${later#.} later=''; else read_line "$by_key" || return 1; fi
		waits_in_line=''
		key=$line
		case $key in
		'') break ;;
		$'\4') [ -n "$line_head$line_tail" ] || return 0 ;;
		$'\e') read_sequence "$moment" ;;
		esac
		case $key in
		[[:cntrl:]]*)
			LC_ALL=C
			change_line "$key"
			end_bytes
			;;
		*) line_head+=$key ;;
		esac
		# What is pasted comes faster than it can be shown.
		if [ -n "$later" ] || { ((BASH_VERSINFO[0] > 3)) && read -rt 0 key; }; then continue; fi
		LC_ALL=C
		draw_line
		end_bytes
		asked=$lead$seen$beyond${beyond:+$'\r'$lead$seen}
	done
	line=$line_head$line_tail
	# What the row has no room for goes on below it now.
	LC_ALL=C line_head=$line line_tail='' room=99999
	draw_line
	end_bytes
	gap
}

# Sets `room` to the columns behind `prompt`, and `lead` to what stands before the line: where they
# are too few, it has a row of its own.
find_room() {
	local width
	LC_ALL=C lead=$prompt
	measure "$lead"
	end_bytes
	room=$((columns - width))
	((room < 8)) || [ -z "$wrapped" ] || return 0
	gap
	room=$((columns - 2)) lead='  '
	[ -n "$wrapped" ] || room=8
	printf %s "$lead"
}

# Shows a line once more, on a row that has another width. Nothing tells where the terminal has put
# what it showed before: nothing of that is written over.
show_typed() {
	gap
	printf %s "$prompt"
	find_room
	seen='' beyond=''
	LC_ALL=C
	draw_line
	end_bytes
	asked=$lead$seen$beyond${beyond:+$'\r'$lead$seen}
}

# Letters are what counts again, as `count_letters` has it for what a signal shows in the mean time.
end_bytes() {
	if [ "$letters" = unset ]; then unset LC_ALL; else LC_ALL=$letters; fi
}

# change_line KEY: does what a key means, as in the lines of bash.
change_line() {
	local cut='' kept=''
	case $1 in
	$'\1' | $'\e[H' | $'\e['[17]'~') line_tail=$line_head$line_tail line_head='' ;;
	$'\5' | $'\e[F' | $'\e['[48]'~') line_head+=$line_tail line_tail='' ;;
	$'\2' | $'\e[D')
		cut_last "$line_head"
		line_head=$kept line_tail=$cut$line_tail
		;;
	$'\6' | $'\e[C')
		cut_first "$line_tail"
		line_head+=$cut line_tail=$kept
		;;
	$'\b' | $'\177')
		cut_last "$line_head"
		line_head=$kept
		;;
	$'\4' | $'\e[3~')
		cut_first "$line_tail"
		line_tail=$kept
		;;
	$'\13') line_tail='' ;;
	$'\25') line_head='' ;;
	$'\27')
		line_head=${line_head%"${line_head##*[! ]}"}
		line_head=${line_head%"${line_head##* }"}
		;;
	$'\t') line_head+=$1 ;;
	[[:cntrl:]]*) ;;
	*) line_head+=$1 ;;
	esac
}

# cut_last TEXT: sets `cut` to its last letter, and `kept` to what is before that.
cut_last() {
	kept=$1 cut=''
	while [ -n "$kept" ]; do
		cut=${kept#"${kept%?}"}$cut kept=${kept%?}
		case $cut in [$'\x80'-$'\xbf']*) ;; *) return ;; esac
	done
}

# cut_first TEXT: sets `cut` to its first letter, and `kept` to what is behind that.
cut_first() {
	cut=${1:0:1} kept=${1#?}
	while [[ $kept = [$'\x80'-$'\xbf']* ]]; do
		cut+=${kept:0:1} kept=${kept#?}
	done
}

# fit TEXT: sets `width` to the most columns that a text can take.
fit() {
	local text=$1 wide
	width=${#1}
	[[ $1 = *[!\ -~]* ]] || return 0
	text=${1//[$'\x80'-$'\xbf']/}
	wide=${text//[!$'\xe1'-$'\xf4']/}
	width=$((${#text} + ${#wide}))
}

# Shows as much of the line as its row has room for, in place of what it shows: what is before the
# cursor is `seen`, what is behind it `beyond`. No count of columns is right for every sign in every
# terminal: the row is shown from its beginning, and where the cursor is to be, a second time.
draw_line() {
	local most=$((4 * room)) head=$line_head tail cut kept over='' n
	if ((${#head} > most)); then
		over='<' head=${head:${#head}-most}
		head=${head#"${head%%[!$'\x80'-$'\xbf']*}"}
	fi
	tail=${line_tail:0:most}
	head=${head//[[:cntrl:]]/ } tail=${tail//[[:cntrl:]]/ }
	fit "$over$head$tail"
	if ((width >= room)); then
		most=$((room - (${#tail} ? room / 4 : 1)))
		fit "<$head"
		while ((width >= most)); do
			over='<'
			for ((n = (width - most) / 2; n >= 0; n--)); do
				cut_first "$head"
				head=$kept
			done
			fit "<$head"
		done
		while fit "$over$head$tail" && ((width >= room - 1)) && [ -n "$tail" ]; do
			for ((n = (width - room + 1) / 2; n >= 0; n--)); do
				cut_last "$tail"
				tail=$kept
			done
		done
	fi
	head=$over$head
	if [[ -z $beyond$tail && $head = "$seen"* ]]; then
		printf %s "${head#"$seen"}"
	else
		printf %s $'\r\e[K'"$lead$head$tail${tail:+$'\r'$lead$head}"
	fi
	seen=$head beyond=$tail
}
