# --- A line that is changed while it is typed

# What is typed before the cursor, and behind it.
line_head='' line_tail=''
# What reads it, by its name: a linter that follows calls takes minutes where each question has one.
line_reader=read_keys

# prepare_line: takes away what was typed before a line is asked for, which is read key by key
# where the terminal sends each and a row has room.
prepare_line() {
	drop_typed "${wrapped:+$by_key}"
}

# Takes away what came behind a line, as of a text of several lines that was pasted, and says so.
drop_rest() {
	drop_typed
	[ -z "$dropped" ] || hint "$warn" rest-dropped
}

# read_keys PROMPT: sets `line` to what is typed, as `read_line` does.
read_keys() {
	local key letters=${LC_ALL-unset} lead=${1##*$'\n'} width room seen='' beyond='' back
	line_head='' line_tail='' LC_ALL=C
	measure "$lead"
	end_bytes
	room=$((columns - width))
	if ((room < 8)); then
		gap
		room=$((columns - 2)) lead='  '
		printf %s "$lead"
	fi
	while :; do
		read_line "$by_key" || return 1
		key=$line
		case $key in
		'') break ;;
		$'\4') [ -n "$line_head$line_tail" ] || return 0 ;;
		$'\e') read_sequence ;;
		esac
		LC_ALL=C
		change_line "$key"
		draw_line
		end_bytes
		asked=$lead$seen$beyond$back
	done
	line=$line_head$line_tail
	# What the row has no room for goes on below it now.
	LC_ALL=C line_head=$line line_tail='' room=99999
	draw_line
	end_bytes
	gap
}

# Letters are what counts again, as `count_letters` has it for what a signal shows in the mean time.
end_bytes() {
	if [ "$letters" = unset ]; then unset LC_ALL; else LC_ALL=$letters; fi
}

# Sets `key` to what an arrow key sends, even bit by bit: an escape, `[` or `O`, and all up to a
# letter.
read_sequence() {
	local more=''
	IFS= read -rsn1 -t 1 more || return 0
	case $more in '[' | O) ;; *) return 0 ;; esac
	key+='['
	while IFS= read -rsn1 -t 1 more; do
		key+=$more
		case $more in [[:alpha:]~]) return 0 ;; esac
	done
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

# Shows as much of the line as its row has room for, in place of what it shows: what is before the
# cursor is `seen`, what is behind it `beyond`. Backspaces alone move it: every terminal knows those.
draw_line() {
	local head=${line_head//[[:cntrl:]]/ } tail=${line_tail//[[:cntrl:]]/ } cut kept=x old new
	measure "$head$tail"
	if ((width >= room)); then
		measure "<$head"
		while ((width >= room - (${#tail} ? room / 4 : 1))) && [ -n "$kept" ]; do
			cut_first "$head"
			head=$kept
			measure "<$head"
		done
		head=${line_head//[[:cntrl:]]/ }
		[ "$kept" = x ] || head="<$kept"
		cut=x
		while measure "$head$tail" && ((width >= room - 1)) && [ -n "$cut" ]; do
			cut_last "$tail"
			tail=$kept
		done
	fi
	measure "$seen$beyond"
	old=$width
	measure "$head$tail"
	new=$width
	measure "$tail"
	repeat "$width"
	cut=$back
	if [[ $head = "$seen"* && (-z $beyond$tail || $seen$beyond = "$head$tail") ]]; then
		printf %s "${head#"$seen"}"
	elif [ "$seen$beyond" = "$head$tail" ]; then
		measure "${seen#"$head"}"
		repeat "$width"
		printf %s "$back"
	else
		measure "$seen"
		repeat "$width"
		printf %s "$back$head$tail"
		if ((old > new)); then
			repeat "$((old - new))"
			printf %s "${back//?/ }$back"
		fi
		printf %s "$cut"
	fi
	back=$cut seen=$head beyond=$tail
}

# repeat N: sets `back` to so many backspaces.
repeat() {
	printf -v back '%*s' "$1" ''
	back=${back// /$'\b'}
}
