# --- Screen -----------------------------------------------------------------

bold='' faint='' code_style='' calm='' warn='' alarm='' plain='' wrapped=''
columns=78

# Rows are made for 80 columns: a narrower terminal breaks lines better itself,
# and so does one that does not tell its size.
prepare_screen() {
  if [ ! -t 1 ] || [ "${TERM:-dumb}" = dumb ]; then
    return
  fi
  local size
  size=$(stty size <&1 2>/dev/null)
  size=${size##* }
  case ${size:-80} in
  *[!0-9]* | ? | [1-7]?) ;;
  *) wrapped=yes ;;
  esac
  if [ -z "${NO_COLOR-}" ]; then
    bold=$'\033[1m' faint=$'\033[2m' code_style=$'\033[36m'
    calm=$'\033[1;34m' warn=$'\033[1;33m' alarm=$'\033[1;31m' plain=$'\033[0m'
  fi
}

gap() {
  printf '\n'
}

# line STYLE TEXT: a line of ours.
line() {
  printf '%s\n' "$1$2$plain"
}

# hint STYLE KEY VALUE...: a message below a question or a command.
hint() {
  local style=$1
  shift
  say "$@"
  printf '  %s\n' "$style$said$plain"
}

# print_message KEY VALUE...: a message on a line of its own.
print_message() {
  say "$@"
  printf '%s\n' "$said"
}

# warn_of KEY VALUE...: a message where it is seen even if the output is not.
warn_of() {
  say "$@"
  if [ -t 2 ]; then
    said=$alarm$said$plain
  fi
  printf '%s\n' "$said" >&2
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
    shown=$shown$head
    rest=${rest#"$head"}
    case $rest in
    '') return ;;
    \\[\\\*\`]*)
      shown=$shown${rest:1:1}
      rest=${rest:2}
      ;;
    \`*)
      case $form in
      code) shown=$shown$'\4' form= ;;
      *) shown=$shown$'\3' form=code ;;
      esac
      rest=${rest:1}
      ;;
    '**'*)
      case $form in
      code) shown=$shown** ;;
      label) shown=$shown$'\4' form= ;;
      *) shown=$shown$'\2' form=label ;;
      esac
      rest=${rest:2}
      ;;
    *)
      shown=$shown${rest:0:1}
      rest=${rest:1}
      ;;
    esac
  done
}

# put PREFIX: shows `shown` with its forms, after a prefix.
put() {
  local row=$shown
  row=${row//$'\2'/$bold}
  row=${row//$'\3'/$code_style}
  row=${row//$'\4'/$plain}
  printf '%s%s\n' "$1" "$row"
}

# measure TEXT: sets `width` to the columns that a text takes: none for what
# combines, two for what is wide. It counts bytes, whatever the language of the
# machine: `LC_ALL` is C here.
measure() {
  local text wide
  text=${1//$'\xd9'[$'\x8b'-$'\x9f']/}
  text=${text//$'\xcc'[$'\x80'-$'\xbf']/}
  wide=${text//$'\xef'[$'\xbc'$'\xbd']/$'\xe3'}
  wide=${wide//[!$'\xe3'-$'\xed'$'\xf0']/}
  text=${text//[$'\x80'-$'\xbf'$'\2'-$'\4']/}
  width=$((${#text} + ${#wide}))
}

# put_wrapped FIRST REST: shows `shown` in rows, the first after FIRST, the
# others after REST.
put_wrapped() {
  local first=$1 text=$shown most piece form='' row='' filled=0 glued
  measure "$2"
  most=$((columns - width))
  measure "$text"
  if [ -z "$wrapped" ] || [ "$width" -le "$most" ]; then
    put "$first"
    return
  fi
  while [ -n "$text" ]; do
    take_piece
    measure "${piece%"${piece##*[! ]}"}"
    if [ "$filled" -gt 0 ] && [ $((filled + width)) -gt "$most" ]; then
      end_row "$2"
    fi
    row=$row$piece
    measure "$piece"
    filled=$((filled + width))
  done
  shown=$row
  put "$first"
}

# Shows the row that is full. A form that goes on begins again on the next one.
end_row() {
  shown=${row%"${row##*[! ]}"}
  case ${row##*[!$'\2'-$'\4']} in
  *) glued=${row//[!$'\2'-$'\4']/} ;;
  esac
  form=
  case $glued in
  *$'\2') form=$'\2' ;;
  *$'\3') form=$'\3' ;;
  esac
  if [ -n "$form" ]; then
    shown=$shown$'\4'
  fi
  put "$first"
  first=$1 row=$form filled=0
}

# show_words INDENT STEP: shows `text` as a person reads it (the format of
# words). STEP is the index of the step whose code it may refer to.
show_words() {
  local rest=$text$'\n' row prefix hang content mark fence='' fence_hang='' bar=''
  local was=${LC_ALL-unset}
  LC_ALL=C
  referred=' '
  while [ -n "$rest" ]; do
    row=${rest%%$'\n'*}
    rest=${rest#*$'\n'}
    if [ -n "$fence" ]; then
      content=${row#"$fence_hang"}
      if [ "$content" = "$fence" ]; then
        fence=
      else
        show_code "$1$fence_hang" "$content"
      fi
      continue
    fi
    split_row
    case $hang in
    *'|'*) ;;
    *) bar= ;;
    esac
    prefix=$1$bar$prefix${bar:+$plain} hang=$1$bar$hang${bar:+$plain}
    case $content in
    '') printf '%s\n' "${prefix%"${prefix##*[! ]}"}" ;;
    '!note' | '!tip') show_title "$calm" ;;
    '!important' | '!warning') show_title "$warn" ;;
    '!caution') show_title "$alarm" ;;
    '!where '*)
      unmark "${content#* }"
      say where "$shown"
      shown=$faint$said$plain
      put "$prefix"
      ;;
    '!run '* | '!prints '*) show_referred "$2" ;;
    '# '*)
      unmark "${content#* }"
      shown=$'\2'$shown$'\4'
      put_wrapped "$prefix" "$hang"
      ;;
    '~ '*)
      unmark "${content#* }"
      shown=$faint$shown$plain
      put "$prefix"
      ;;
    '= '*)
      unmark "${content#* }"
      put "$prefix"
      ;;
    '```'*)
      fence=${content%%[!\`]*} mark=${content##*\`}
      fence_hang=${hang#"$1"}
      if [ -n "$mark" ]; then say code-in "$mark"; else say code; fi
      printf '%s%s\n' "$prefix" "$faint$said$plain"
      ;;
    *)
      unmark "$content"
      put_wrapped "$prefix" "$hang"
      ;;
    esac
  done
  if [ "$was" = unset ]; then unset LC_ALL; else LC_ALL=$was; fi
}

# Splits `row` into what stands before its text, the same as it stands before
# the rows below, and the text.
split_row() {
  local parts='^(( |[|>] |[|>]$)*)(- |-$|[0-9]+[.] |[0-9]+[.]$)?(.*)$'
  [[ $row =~ $parts ]]
  prefix=${BASH_REMATCH[1]}${BASH_REMATCH[3]}
  hang=${BASH_REMATCH[1]}${BASH_REMATCH[3]//?/ }
  content=${BASH_REMATCH[4]}
}

# show_title STYLE: the title of a note, whose bars have its style.
show_title() {
  bar=$1
  say "${content#!}"
  printf '%s%s\n' "${prefix/#"$plain"/}" "$1$said$plain"
}

# show_code PREFIX LINE
show_code() {
  local prefix=$1
  if [ -z "$2" ]; then
    printf '%s\n' "${prefix%"${prefix##*[! ]}"}"
  else
    printf '%s    %s\n' "$prefix" "$code_style$2$plain"
  fi
}

# --- Scenes -----------------------------------------------------------------

# The title of the article, and how much there is to do.
show_opening() {
  local rest
  find_words title
  say runbook-title "${text%%$'\n'*}"
  gap
  line "$bold" "$said"
  rest=${text#*$'\n'}$'\n'
  while [ -n "$rest" ]; do
    line "$faint" "${rest%%$'\n'*}"
    rest=${rest#*$'\n'}
  done
}

# What is to be read before the first step; fails where there is nothing.
show_before() {
  local any=''
  if find_words before; then
    any=yes
  fi
  if [ -z "$any" ] && [ "${#parameters[@]}" -eq 0 ]; then
    return 1
  fi
  gap
  say before-you-start
  line "$bold" "$said"
  if [ -n "$any" ]; then
    show_words '  ' 0
  fi
  if [ "${#parameters[@]}" -gt 0 ]; then
    if [ -n "$any" ]; then gap; fi
    list_needed
  fi
}

# show_procedure ID: the title of a procedure and what is said before its steps.
show_procedure() {
  local words title
  find_words "$1"
  title=${text%%$'\n'*} words=${text#"$title"}
  words=${words#$'\n\n'}
  find_words title
  # The article's own title was shown just before.
  if [ "$procedures" = 1 ] && [ "${text%%$'\n'*}" = "$title" ] && [ -z "$words" ]; then
    return
  fi
  gap
  if [ "$procedures" != 1 ] || [ "${text%%$'\n'*}" != "$title" ]; then
    line "$bold" "$title"
    line "$faint" "${title//?/=}"
  fi
  if [ -n "$words" ]; then
    text=$words
    show_words '  ' 0
  fi
}

# show_result INDEX: what is so after a step, where its procedure ends with it.
show_result() {
  local procedure=${within[$1]%% *}
  case ${steps[$1 + 1]-} in
  "$procedure".*) return ;;
  esac
  if find_words "result $procedure"; then
    gap
    say result
    line "$bold" "$said"
    show_words '  ' 0
  fi
}

# find_heading ID: sets `said` to which step it is, by the author's numbers.
find_heading() {
  local n=0 position=0 last='' procedure=${1%%.*} number=''
  for ((n = 0; n < ${#ids[@]}; n++)); do
    if [ "${kinds[n]}" = procedure ] && [ -z "$last" ]; then
      position=$((position + 1))
      if [ "${ids[n]}" = "$procedure" ]; then last=${lasts[n]}; fi
    fi
    if [ "${ids[n]}" = "$1" ]; then number=${numbers[n]}; fi
  done
  if [ "$procedures" = 1 ]; then
    say step-of "$number" "$last"
  else
    say procedure-step-of "$position" "$procedures" "$number" "$last"
  fi
}

# show_step ID INDEX: a step, or (without INDEX) what begins with it.
show_step() {
  local n title progress=''
  find_heading "$1"
  title=$bold$said$plain$faint'  '"($1)"$plain
  if [ -n "$2" ]; then
    say progress "$(($2 + 1))" "${#steps[@]}"
    progress=$faint'  '$said$plain
  fi
  gap
  printf '%s\n' "$title$progress"
  if [ -n "$2" ]; then
    if can "$2" destructive; then hint "$warn" risk-destructive; fi
    if can "$2" disruptive; then hint "$warn" risk-disruptive; fi
  fi
  find_words "$1"
  if [ "$language" -ne 0 ] && [ -z "${own[found]+set}" ]; then
    hint "$faint" step-not-translated
  fi
  show_words '  ' "${2:-0}"
  if [ -z "$2" ]; then
    return
  fi
  show_routine "$2"
  if can "$2" by-hand; then
    gap
    hint "$faint" by-hand
  fi
}
