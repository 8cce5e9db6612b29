// Command verdict says what Argo CD itself makes of what it is given: one JSON
// document per line on standard input, one answer per line on standard output.
//
//	verdict projects     AppProjects: ValidateProject and the Casbin policy
//	verdict sets         ApplicationSets with parameters: the Applications
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/sirupsen/logrus"
)

func main() {
	// Argo CD logs each thing it refuses; the answers say it already.
	logrus.SetOutput(io.Discard)
	answers := map[string]func([]byte) (any, error){
		"projects": project,
		"sets":     set,
	}
	if len(os.Args) != 2 || answers[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: verdict projects|sets")
		os.Exit(2)
	}
	if err := answerLines(os.Stdin, os.Stdout, answers[os.Args[1]]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// answerLines ends on the first line that is no JSON of the expected shape: the
// caller is wrong then, not the object.
func answerLines(in io.Reader, out io.Writer, answer func([]byte) (any, error)) error {
	lines := bufio.NewReaderSize(in, 1<<20)
	answers := bufio.NewWriterSize(out, 1<<20)
	encoder := json.NewEncoder(answers)
	for {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) && len(line) == 0 {
			return answers.Flush()
		}
		if err != nil {
			return err
		}
		said, err := answer(line)
		if err != nil {
			return fmt.Errorf("%w in %s", err, line)
		}
		if err := encoder.Encode(said); err != nil {
			return err
		}
		// Whoever waits for an answer has sent nothing more.
		if lines.Buffered() == 0 {
			if err := answers.Flush(); err != nil {
				return err
			}
		}
	}
}
