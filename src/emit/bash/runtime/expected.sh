# --- Expected output

# is_expected INDEX N: whether `output` is what a command should print. Evidence of
# the step tells how that was found out, and what came instead.
is_expected() {
	local wanted_likeness=1000 kind=text way=exact pattern='' flag state
	find_expected "${steps[$1]}" "$2" prints
	fill_code "$1" compared
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
	if find_expected "${steps[$1]}" "$2" pattern; then
		way=pattern pattern=$code
		case $found in *ignore-case*) shopt -s nocasematch ;; esac
		[[ $output =~ $pattern ]]
		state=$?
		shopt -u nocasematch
	else
		is_alike
		state=$?
	fi
	# Of what nobody looked at, nobody can say that it is right.
	if [ -n "$overlong" ]; then state=1; fi
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

# tell_uncompared: says, and tells, that nothing has compared what a command printed with what the
# article shows.
tell_uncompared() {
	hint "$faint" output-uncompared
	told=${told%]}
	told="${told:-,\"compared\":[}${told:+,}\"not\"]"
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
    # Adds to what `take` gives: a part at a time, since a long text is slow to add to.
    function emit(text) {
      part = part text
      if (length(part) > 4000) {
        whole = whole part
        part = ""
      }
    }
    # Adds a row without what never counts.
    function add(row,    count, n, pieces) {
      gsub("\033\\[[0-9;?]*[ -/]*[@-~]", "", row)
      if (ENVIRON["RUNBOOK_KIND"] == "json") {
        count = split(row "\n", pieces, "\"")
        squeeze(pieces[1])
        for (n = 2; n <= count; n++) {
          if (!escaped) inside = !inside
          emit("\"")
          edge = ","
          gap = ""
          squeeze(pieces[n])
        }
      } else if (match(row, /^.*[^ \t\r]/)) {
        for (; begun && ends > 0; ends--) emit("\n")
        emit(substr(row, 1, RLENGTH))
        begun = ends = 1
      } else ends++
    }
    # Adds what stands between two quotes in JSON. Outside of strings, white space
    # only parts words.
    function squeeze(piece,    word) {
      escaped = inside && match(piece, /\\+$/) && RLENGTH % 2
      if (inside) emit(piece)
      while (!inside && piece != "") {
        if (match(piece, /^[ \t\r\n]+/)) {
          if (gap == "") gap = substr(piece, 1, 1)
        } else {
          match(piece, /^[^ \t\r\n]+/)
          word = substr(piece, 1, RLENGTH)
          emit((edge word ~ /^[^][{},:][^][{},:]/ ? gap : "") word)
          edge = substr(word, RLENGTH)
          gap = ""
        }
        piece = substr(piece, RLENGTH + 1)
      }
    }
    function take(    text) {
      text = whole part
      whole = part = inside = escaped = gap = begun = ends = ""
      edge = ","
      return text
    }
    # What was taken without what does not count between two that are similar.
    function loosen(text) {
      gsub(/[ \t\r]+/, " ", text)
      gsub(/\n[ \n]+/, "\n", text)
      sub(/^ /, "", text)
      gsub(/---+/, "---", text)
      gsub(/===+/, "===", text)
      return text
    }
    # Whether loosened texts are the same but for what differs from run to run.
    function is_same(a, b,    count, n, rows, others) {
      count = split(a, rows, "\n")
      if (count != split(b, others, "\n")) return 0
      for (n = 1; n <= count; n++) {
        if (mask(rows[n]) != mask(others[n])) return 0
        read_heads(rows[n])
      }
      return 1
    }
    # Keeps what the columns below a row of headings are called.
    function read_heads(row,    count, n, cells) {
      count = split(row, cells, / /)
      if (count > 1 && " " row !~ / [^A-Z]|[0-9]/) {
        width = count
        for (n = 1; n <= count; n++) heads[n] = cells[n]
      } else if (count != width && row ~ /[^-= ]/) width = 0
    }
    # A row with a mark for whatever differs from run to run. A word that stands
    # alone is data.
    function mask(row,    count, n, out, cells) {
      count = split(row, cells, / /)
      if (count < 2 && row !~ /^[[{]/) return row
      out = name = last = ""
      for (n = 1; n <= count; n++)
        out = out " " (count == width && is_age(cells[n], heads[n]) ? "\tage" : mask_cell(cells[n], count == width ? heads[n] : ""))
      return out
    }
    function mask_cell(cell, head,    before, end, kind, out, piece) {
      if (is_id(cell, head)) return "\tid"
      out = ""
      while (match(cell, "[^]!-*,/;-@[\\\\^`{-~]+")) {
        before = substr(cell, 1, RSTART - 1)
        piece = substr(cell, RSTART, RLENGTH)
        end = substr(piece, RLENGTH)
        cell = substr(cell, RSTART + RLENGTH)
        out = out before
        gsub(/["\047]+/, "", before)
        if (before != "") last = substr(before, length(before))
        if (match(piece, /^[A-Za-z_][A-Za-z0-9_.-]*:/)) {
          out = out substr(piece, 1, RLENGTH)
          name = substr(piece, 1, RLENGTH - 1)
          piece = substr(piece, RLENGTH + 1)
          last = ":"
        }
        before = ""
        if (match(piece, /[.:]+$/)) {
          before = substr(piece, RSTART)
          piece = substr(piece, 1, RSTART - 1)
        }
        kind = kind_of(piece, last ~ /[:=]/ ? name : "")
        out = out (kind == "" ? piece : "\t" kind) before
        if (piece != "") name = piece
        last = end
      }
      return out cell
    }
    # What differs from run to run: "" for all that is data.
    function kind_of(piece, name,    clock, date) {
      date = "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]"
      clock = "[0-9][0-9]?:[0-5][0-9]:[0-5][0-9]([.][0-9]+)?(Z|[+-][0-9][0-9]:?[0-9][0-9])?"
      if (piece ~ ("^" date "(T" clock ")?$")) return "date"
      if (piece ~ ("^" clock "$")) return "time"
      return is_id(piece, name) ? "id" : ""
    }
    # A duration is a setting, but below a heading that says what it is.
    function is_age(text, name) {
      return name ~ /^([Aa]ge|AGE|Uptime|UPTIME)$/ && text ~ /^([0-9]+([.][0-9]+)?(ns|us|ms|s|m|h|d|w|y))+$/
    }
    # A UUID, or hexadecimal digits that have the name of an id.
    function is_id(text, name) {
      if (length(text) == 36 && substr(text, 9, 1) == "-" &&
          text ~ /^[^-]*-[^-][^-][^-][^-]-[^-][^-][^-][^-]-[^-][^-][^-][^-]-[^-]*$/) gsub(/-/, "", text)
      else if (name !~ /^(.*[_.-])?([Uu]|[Uu][Uu]|[Gg][Uu])?[Ii][Dd]$|[a-z]I[Dd]$/) return 0
      return length(text) >= 7 && (text !~ /[^0-9a-f]/ || text !~ /[^0-9A-F]/) && text ~ /[0-9]/ && text ~ /[A-Fa-f]/
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
    BEGIN {
      edge = ","
      count = split(ENVIRON["RUNBOOK_EXPECTED"], rows, "\n")
      for (n = 1; n <= count; n++) add(rows[n])
      a = take() "."
    }
    { add($0) }
    END {
      b = take() "."
      if (a == b) exit 0
      if (ENVIRON["RUNBOOK_LEAST"] + 0 >= 1000) exit 1
      a = loosen(substr(a, 1, length(a) - 1))
      b = loosen(substr(b, 1, length(b) - 1))
      if (!is_same(a, b)) exit 1
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
