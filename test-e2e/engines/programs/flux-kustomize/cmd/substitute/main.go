// Command substitute runs Flux's own post-build substitution: one JSON document
// per line on standard input, with a resource and its variables, and one answer
// per line on standard output, with the resource as YAML.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/fluxcd/pkg/kustomize"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/kustomize/api/provider"
)

type question struct {
	Resource   map[string]any `json:"resource"`
	Substitute map[string]any `json:"substitute"`
}

type answer struct {
	Error string `json:"error,omitempty"`
	YAML  string `json:"yaml,omitempty"`
}

var resources = provider.NewDefaultDepProvider().GetResourceFactory()

func main() {
	if err := answerLines(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// answerLines ends on the first line that is no JSON of the expected shape: the
// caller is wrong then, not the resource.
func answerLines(in io.Reader, out io.Writer) error {
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
		var asked question
		if err := json.Unmarshal(line, &asked); err != nil {
			return fmt.Errorf("%w in %s", err, line)
		}
		if err := encoder.Encode(substituted(asked)); err != nil {
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

// substituted does what kustomize-controller does to each built resource, with
// its default of strict substitution (internal/controller, build).
func substituted(asked question) answer {
	built, err := resources.FromMap(asked.Resource)
	if err != nil {
		return answer{Error: err.Error()}
	}
	kustomization := unstructured.Unstructured{Object: map[string]any{
		"spec": map[string]any{"postBuild": map[string]any{"substitute": asked.Substitute}},
	}}
	done, err := kustomize.SubstituteVariables(context.Background(), nil, kustomization, built,
		kustomize.SubstituteWithStrict(true))
	if err != nil {
		return answer{Error: err.Error()}
	}
	if done == nil {
		done = built
	}
	text, err := done.AsYAML()
	if err != nil {
		return answer{Error: err.Error()}
	}
	return answer{YAML: string(text)}
}
