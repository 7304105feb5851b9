# --- Expected output

# is_expected ID N: whether `output` is what a command should print. Evidence of
# the step tells how that was found out, and what came instead.
is_expected() {
	local wanted_likeness=1000 kind=text way=exact pattern='' flag state
	find_expected "$1" "$2" prints
	expected=$code
	for flag in $found; do
		case $flag in
		json) kind=json ;;
		likeness=*) thousandths "${flag#*=}" ;;
		esac
	done
	if [ "$wanted_likeness" -lt 1000 ]; then
		way=similar
	fi
	if find_expected "$1" "$2" pattern; then
		way=pattern pattern=$code
		case $found in *ignore-case*) shopt -s nocasematch ;; esac
		[[ $output =~ $pattern ]]
		state=$?
		shopt -u nocasematch
	else
		is_alike
		state=$?
	fi
	if [ -z "$told" ]; then
		told=",\"compared\":[\"$way\"]"
	else
		told="${told%]},\"$way\"]"
	fi
	if [ "$state" -ne 0 ]; then
		quote_lines "${pattern:-$expected}"
		told+=",\"expected\":[$quoted]"
		quote_lines "$output"
		told+=",\"output\":[$quoted]"
	fi
	return "$state"
}

# quote_lines TEXT: sets `quoted` to the lines of a text as JSON strings, without
# colours and secrets, and no more of them than somebody reads.
quote_lines() {
	local shown lines=''
	cover "$(printf '%s\n' "$1" | LC_ALL=C sed "s|$(printf '\033')\[[0-9;?]*[ -/]*[@-~]||g")"
	cut_off 1000
	shown+=$'\n'
	while [ -n "$shown" ]; do
		quote_json "${shown%%$'\n'*}"
		lines+=,$quoted
		shown=${shown#*$'\n'}
	done
	quoted=${lines#,}
}

# Whether `output` is like `expected`: the same but for blanks at the ends of
# lines, empty lines around it and colours, or, where less than everything is
# wanted, as like as that and different only where a time, a date, an age or an id
# stands.
is_alike() {
	# More than everything is never reached.
	if [ "$wanted_likeness" -gt 1000 ]; then
		return 1
	fi
	if [ "$output" = "$expected"$'\n' ]; then
		return 0
	fi
	printf '%s\n' "$output" | LC_ALL=C RUNBOOK_EXPECTED=$expected RUNBOOK_KIND=$kind \
		RUNBOOK_LEAST=$wanted_likeness awk '
    # A text without what never counts.
    function tidy(text) {
      gsub("\033\\[[0-9;?]*[ -/]*[@-~]", "", text)
      if (ENVIRON["RUNBOOK_KIND"] == "json") return squeeze(text)
      gsub(/[ \t\r]+\n/, "\n", text)
      sub(/[ \t\r\n]+$/, "", text)
      sub(/^\n+/, "", text)
      return text
    }
    # JSON without the white space outside of its strings.
    function squeeze(text,    before, out) {
      out = ""
      while (match(text, /"([^"\\]|\\.)*"/)) {
        before = substr(text, 1, RSTART - 1)
        gsub(/[ \t\r\n]+/, "", before)
        out = out before substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
      }
      gsub(/[ \t\r\n]+/, "", text)
      return out text
    }
    # A tidy text without what does not count between two that are similar.
    function loosen(text) {
      gsub(/[ \t\r]+/, " ", text)
      gsub(/\n[ \n]+/, "\n", text)
      sub(/^ /, "", text)
      gsub(/---+/, "---", text)
      gsub(/===+/, "===", text)
      return text
    }
    # A loosened text with a mark for whatever differs from run to run.
    function mask(text,    count, n, out, rows) {
      count = split(text, rows, "\n")
      out = ""
      for (n = 1; n <= count; n++) out = out mask_row(rows[n]) "\n"
      return out
    }
    function mask_row(row,    before, end, kind, last, out, piece) {
      if (row !~ / / && row !~ /^[[{]/) return row
      out = ""
      last = ""
      while (match(row, "[^] !-*,/;-@[\\\\^`{-~]+")) {
        before = substr(row, 1, RSTART - 1)
        piece = substr(row, RSTART, RLENGTH)
        end = substr(piece, RLENGTH)
        row = substr(row, RSTART + RLENGTH)
        out = out before
        gsub(/[ "\047]+/, "", before)
        if (before != "") last = substr(before, length(before))
        if (match(piece, /^[A-Za-z_][A-Za-z0-9_.-]*:/)) {
          out = out substr(piece, 1, RLENGTH)
          piece = substr(piece, RLENGTH + 1)
          last = ":"
        }
        before = ""
        if (match(piece, /[.:]+$/)) {
          before = substr(piece, RSTART)
          piece = substr(piece, 1, RSTART - 1)
        }
        kind = kind_of(piece, last)
        out = out (kind == "" ? piece : "\t" kind) before
        last = end
      }
      return out row
    }
    # What differs from run to run: "" for all that is data.
    function kind_of(piece, last,    clock, date, id) {
      date = "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]"
      clock = "[0-9][0-9]?:[0-5][0-9]:[0-5][0-9]([.][0-9]+)?(Z|[+-][0-9][0-9]:?[0-9][0-9])?"
      if (piece ~ ("^" date "(T" clock ")?$")) return "date"
      if (piece ~ ("^" clock "$")) return "time"
      # What a name and a colon stand before is a setting.
      if (last !~ /[:=]/ && piece ~ /^([0-9]+([.][0-9]+)?(ns|us|ms|s|m|h|d|w|y))+$/) return "age"
      id = piece
      if (length(id) == 36 && id ~ /^[^-]*-[^-][^-][^-][^-]-[^-][^-][^-][^-]-[^-][^-][^-][^-]-[^-]*$/ &&
          substr(id, 9, 1) == "-") gsub(/-/, "", id)
      if (length(id) >= 7 && (id !~ /[^0-9a-f]/ || id !~ /[^0-9A-F]/) && id ~ /[0-9]/ && id ~ /[A-Fa-f]/)
        return "id"
      return ""
    }
    # The similarity of two texts after Jaro and Winkler.
    function likeness(a, b,    c, la, lb, reach, i, j, k, from, to, same, moved, score, prefix) {
      gsub(/\n/, " ", a)
      gsub(/\n/, " ", b)
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
    { other = other $0 "\n" }
    END {
      a = tidy(ENVIRON["RUNBOOK_EXPECTED"]) "."
      b = tidy(other) "."
      if (a == b) exit 0
      if (ENVIRON["RUNBOOK_LEAST"] + 0 >= 1000) exit 1
      a = loosen(substr(a, 1, length(a) - 1))
      b = loosen(substr(b, 1, length(b) - 1))
      if (mask(a) != mask(b)) exit 1
      exit likeness(a, b) * 1000 < ENVIRON["RUNBOOK_LEAST"] + 0
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
