# --- Expected output

# is_expected ID N: whether `output` is what a command should print.
is_expected() {
	local wanted_likeness=1 expected_kind='' pattern flag
	find_expected "$1" "$2" prints
	expected=$code
	for flag in $found; do
		case $flag in
		json) expected_kind=j ;;
		likeness=*) wanted_likeness=${flag#*=} ;;
		esac
	done
	if find_expected "$1" "$2" pattern; then
		pattern=$code
		case $found in *ignore-case*) shopt -s nocasematch ;; esac
		[[ $output =~ $pattern ]]
		found=$?
		shopt -u nocasematch
		return "$found"
	fi
	thousandths "$wanted_likeness"
	# More than everything is never reached.
	if [ "$output" = "$expected"$'\n' ] && [ "$wanted_likeness" -le 1000 ]; then
		return 0
	fi
	RUNBOOK_A=$expected RUNBOOK_B=$output RUNBOOK_KIND=$expected_kind \
		RUNBOOK_WANTED=$wanted_likeness awk '
    function fold(text) {
      if (ENVIRON["RUNBOOK_KIND"] ~ /j/) {
        gsub(/[ \t\r\n]+/, "", text)
        return text
      }
      gsub(/[ \t\r\n]+/, " ", text)
      sub(/^ /, "", text)
      sub(/ $/, "", text)
      return text
    }
    # The similarity of two texts after Jaro and Winkler.
    function likeness(a, b,    la, lb, reach, i, j, from, to, same, moved, k, score, prefix) {
      if (a == b) return 1
      a = substr(a, 1, 2000)
      b = substr(b, 1, 2000)
      la = length(a)
      lb = length(b)
      if (la == 0 || lb == 0) return 0
      reach = int((la > lb ? la : lb) / 2) - 1
      if (reach < 0) reach = 0
      for (j = 1; j <= lb; j++) letter[j] = substr(b, j, 1)
      same = 0
      for (i = 1; i <= la; i++) {
        from = i - reach < 1 ? 1 : i - reach
        to = i + reach > lb ? lb : i + reach
        c = substr(a, i, 1)
        for (j = from; j <= to; j++)
          if (!taken[j] && letter[j] == c) {
            taken[j] = 1
            match_of[++same] = c
            break
          }
      }
      if (same == 0) return 0
      k = 0
      moved = 0
      for (j = 1; j <= lb; j++)
        if (taken[j] && letter[j] != match_of[++k]) moved++
      score = (same / la + same / lb + (same - moved / 2) / same) / 3
      if (score * 10 > 7) {
        prefix = 0
        while (prefix < 4 && prefix < la && prefix < lb && substr(a, prefix + 1, 1) == letter[prefix + 1]) prefix++
        score += prefix / 10 * (1 - score)
      }
      return score
    }
    BEGIN {
      exit likeness(fold(ENVIRON["RUNBOOK_A"]), fold(ENVIRON["RUNBOOK_B"])) * 1000 < ENVIRON["RUNBOOK_WANTED"] + 0
    }'
}

# thousandths NUMBER: sets `wanted_likeness`; not every awk reads a decimal point
# in every language.
thousandths() {
	local whole=${1%%.*} part=
	case $1 in *.*) part=${1#*.} ;; esac
	part=${part}000
	wanted_likeness=$((10#${whole:-0} * 1000 + 10#${part:0:3}))
}
