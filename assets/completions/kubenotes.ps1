# Completions of kubenotes for PowerShell: the program itself says what can follow.
# In $PROFILE: kubenotes completions powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName kubenotes -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $words = @()
    foreach ($element in $commandAst.CommandElements) {
        if ($element.Extent.StartOffset -ge $cursorPosition) { break }
        if ($element.Extent.EndOffset -ge $cursorPosition) { break }
        $words += $element.Extent.Text
    }
    # What stands between the last blank and the cursor; an empty word must not get lost on its way.
    $words += if ($wordToComplete) { $wordToComplete } else { "''" }
    # Nothing is returned where a file can stand: PowerShell completes it.
    kubenotes __complete powershell -- @words 2>$null | ForEach-Object {
        $value, $meaning = $_ -split "`t", 2
        if (-not $meaning) { $meaning = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $meaning)
    }
}
