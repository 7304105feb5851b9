# --- Words of other languages

${Alias:Translate} = 'Add-Translation'

# Takes the words of the chosen language; what it lacks is the reference's.
function Add-Translation {
    $key = ''
    $lines = @()
    foreach ($line in ((Get-RecordText $args) -split '\n')) {
        if ($line -notmatch '^@[^@]') {
            $lines += $line -replace '^@@', '@'
            continue
        }
        if ($key -ne '') {
            $Own[$key] = $lines -join $Newline
        }
        $key = $line.Substring(1)
        $lines = @()
    }
    if ($key -ne '') {
        $Own[$key] = $lines -join $Newline
    }
}
