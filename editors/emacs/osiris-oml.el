;;; osiris-oml.el --- OML pipelines of Osiris, with their language server -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: languages, tools
;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; A major mode for OML, the YAML language of Osiris' pipelines, which colours, indents and comments
;; by itself, and the registration of `osiris lsp' with eglot and with lsp-mode, which do the rest.
;; `osiris-oml-help' says how to set it up and what there is.

;;; Code:

(require 'cl-lib)
(require 'compile)
(require 'imenu)
(require 'seq)

(defgroup osiris-oml nil
  "OML pipelines of Osiris."
  :group 'languages
  :prefix "osiris-oml-")

(defcustom osiris-oml-server-command '("osiris" "lsp")
  "How to start the language server: a program and its arguments."
  :type '(repeat string))

(defcustom osiris-oml-settings nil
  "What to set in the server, as docs/settings.md lists it.
A property list such as (:inlayHints (:defaults :json-false)); servers
that run have it when they are started again."
  :type 'plist)

(defcustom osiris-oml-indent-offset 2
  "How many columns a map or list stands to the right of the key that holds it."
  :type 'natnum)

(defcustom osiris-oml-detect-yaml t
  "Whether YAML files that hold OML are opened in `oml-mode'.
Those are the files with an `oml_version' at their top level and those
in the `pipelines' folder of an Osiris project."
  :type 'boolean)

(defconst osiris-oml--folder
  (file-name-directory (or load-file-name buffer-file-name))
  "Where this file and its README.md lie.")

;;;; Which files are Osiris' own, and which project they belong to

(defconst osiris-oml--project-marks '("osiris.yaml" "osiris_connections.yaml"))

(defun osiris-oml--dominating-folder (names)
  "The nearest folder at or above this buffer's that holds one of NAMES."
  (locate-dominating-file
   default-directory
   (lambda (folder)
     (cl-some (lambda (name) (file-exists-p (expand-file-name name folder))) names))))

(defun osiris-oml-project-root ()
  "The folder that the server works in for this buffer.
It is the nearest with an osiris.yaml or osiris_connections.yaml, else
the nearest with a .git, else the buffer's own."
  (expand-file-name
   (or (osiris-oml--dominating-folder osiris-oml--project-marks)
       (osiris-oml--dominating-folder '(".git"))
       default-directory)))

(defun osiris-oml--find-project (_folder)
  "This buffer's project, for eglot only: other commands keep their own idea."
  (when (bound-and-true-p eglot-lsp-context)
    (cons 'transient (osiris-oml-project-root))))

(defun osiris-oml--has-version-p ()
  "Whether the buffer has an `oml_version' at its top level."
  (save-excursion
    (goto-char (point-min))
    (re-search-forward "^[\"']?oml_version[\"']?[ \t]*:" (+ (point-min) 10000) t)))

(defun osiris-oml--in-pipelines-p ()
  "Whether the buffer's file lies in the `pipelines' folder of a project."
  (let ((project (osiris-oml--dominating-folder osiris-oml--project-marks)))
    (and project
         (string-prefix-p (expand-file-name "pipelines/" project)
                          (expand-file-name buffer-file-name)))))

;;;###autoload
(defun osiris-oml-yaml-p ()
  "Whether the visited YAML file holds OML."
  (and osiris-oml-detect-yaml
       (or (osiris-oml--has-version-p) (osiris-oml--in-pipelines-p))))

;;;; Colours

(defvar osiris-oml-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?# "<" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?\' "\"" table)
    (modify-syntax-entry ?\\ "." table)
    (modify-syntax-entry ?_ "_" table)
    (modify-syntax-entry ?- "_" table)
    (modify-syntax-entry ?. "_" table)
    (modify-syntax-entry ?@ "_" table)
    table)
  "Comments and quotes; `osiris-oml--propertize' says which of them count.")

(defun osiris-oml--after-blank-p (position)
  "Whether POSITION is at the start of a line or behind a blank."
  (memq (char-before position) '(nil ?\n ?\s ?\t)))

(defun osiris-oml--string-at (position)
  "The quote of the string that POSITION is in, or nil."
  (save-excursion (nth 3 (syntax-ppss position))))

(defun osiris-oml--quote-counts-p (position)
  "Whether the quote at POSITION begins or ends a string.
One in the middle of a plain word, as in don't, does neither."
  (or (osiris-oml--string-at position)
      (osiris-oml--after-blank-p position)
      (memq (char-before position) '(?\[ ?{ ?\( ?, ?: ?= ?' ?\"))))

(defun osiris-oml--escapes-p (position)
  "Whether the backslash at POSITION takes the next character's meaning."
  (eq (osiris-oml--string-at position) ?\"))

(defun osiris-oml--propertize (start end)
  "Find out which quotes, number signs and backslashes count from START to END."
  (goto-char start)
  (funcall
   (syntax-propertize-rules
    ("#" (0 (unless (osiris-oml--after-blank-p (match-beginning 0)) (string-to-syntax "."))))
    ("[\"']" (0 (unless (osiris-oml--quote-counts-p (match-beginning 0)) (string-to-syntax "."))))
    ("\\\\" (0 (when (osiris-oml--escapes-p (match-beginning 0)) (string-to-syntax "\\")))))
   start end))

(defconst osiris-oml--top-level-keys
  '("oml_version" "name" "description" "metadata" "params" "profiles" "schedule" "run" "steps"))

(defconst osiris-oml--font-lock-keywords
  (let ((key "[A-Za-z_][-A-Za-z0-9_.]*")
        (item "^[ \t]*\\(?:-[ \t]+\\)*"))
    `((,(concat "^" (regexp-opt osiris-oml--top-level-keys t) "[ \t]*:\\(?:[ \t]\\|$\\)")
       1 font-lock-keyword-face)
      (,(concat item "id[ \t]*:[ \t]+\\([^ \t\n#]+\\)") 1 font-lock-function-name-face t)
      (,(concat item "component[ \t]*:[ \t]+\\([^ \t\n#]+\\)") 1 font-lock-type-face t)
      (,(concat item "mode[ \t]*:[ \t]+\\([a-z]+\\)") 1 font-lock-builtin-face)
      (,(concat item "\\(" key "\\)[ \t]*:\\(?:[ \t]\\|$\\)") 1 font-lock-variable-name-face)
      (,(concat "[{,][ \t]*\\(" key "\\)[ \t]*:[ \t]") 1 font-lock-variable-name-face)
      ("[:,[-][ \t]+\\(true\\|false\\|null\\|~\\|[-+]?[0-9][0-9._]*\\)[ \t]*\\(?:[],}#]\\|$\\)"
       1 font-lock-constant-face)
      ("@[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+" 0 font-lock-constant-face prepend)
      ("\\${[^{}\n]*}" 0 font-lock-preprocessor-face prepend)
      ("\\_<\\(?:df_[0-9A-Za-z_]+\\|input_df\\)\\_>" 0 font-lock-type-face prepend)))
  "What is coloured without a server.")

;;;; Indentation

(defun osiris-oml--line-columns ()
  "The columns at which this line's contents begin, innermost first.
A line `  - id: a' has two: those of the key and of the dash."
  (save-excursion
    (back-to-indentation)
    (let ((columns (list (current-column))))
      (while (looking-at "-[ \t]+")
        (goto-char (match-end 0))
        (push (current-column) columns))
      columns)))

(defun osiris-oml--opens-block-p ()
  "Whether what this line's last key holds is still to come."
  (save-excursion
    (beginning-of-line)
    (looking-at ".*:\\(?:[ \t]+[|>][-+0-9]*\\)?[ \t]*\\(?:#.*\\)?$")))

(defun osiris-oml--candidate-columns ()
  "The columns that this line may begin at, the likeliest first."
  (save-excursion
    (let (columns)
      (beginning-of-line)
      (while (and (not (equal (car columns) 0)) (zerop (forward-line -1)))
        (unless (looking-at "[ \t]*\\(?:#.*\\)?$")
          (when (and (null columns) (osiris-oml--opens-block-p))
            (push (+ (car (osiris-oml--line-columns)) osiris-oml-indent-offset) columns))
          (dolist (column (osiris-oml--line-columns))
            (when (or (null columns) (< column (car columns)))
              (push column columns)))))
      (or (nreverse columns) '(0)))))

(defun osiris-oml--wanted-column ()
  "The column that this line is to begin at."
  (let* ((columns (osiris-oml--candidate-columns))
         (others (memql (current-indentation) columns)))
    (cond ((not (eq this-command 'indent-for-tab-command))
           (if (and others (not (looking-at-p "[ \t]*$"))) (car others) (car columns)))
          ((eq last-command this-command) (or (cadr others) (car columns)))
          (t (car columns)))))

(defun osiris-oml-indent-line ()
  "Indent the line as what stands above it suggests.
Several columns may be right, and mean different things: TAB pressed
again goes to the next one, and other commands leave a line that begins
at one of them where it is."
  (interactive)
  (let ((column (save-excursion (beginning-of-line) (osiris-oml--wanted-column))))
    (if (<= (current-column) (current-indentation))
        (indent-line-to column)
      (save-excursion (indent-line-to column)))))

;;;; The modes

(defvar yas-indent-line)

;;;###autoload
(define-derived-mode oml-mode prog-mode "OML"
  "Major mode for OML, the pipeline language of Osiris.
It colours, indents and comments by itself; with `eglot' or `lsp' the
language server says what is wrong, and completes, explains, renames and
formats.  `osiris-oml-help' tells more."
  :syntax-table osiris-oml-mode-syntax-table
  (setq-local comment-start "# "
              comment-start-skip "#+[ \t]*"
              indent-tabs-mode nil
              indent-line-function #'osiris-oml-indent-line
              ;; How far a line stands to the right is what it means: only new lines are moved.
              electric-indent-inhibit t
              indent-region-function #'ignore
              yas-indent-line nil
              syntax-propertize-function #'osiris-oml--propertize
              font-lock-defaults '(osiris-oml--font-lock-keywords)
              imenu-generic-expression '((nil "^[ \t]*-[ \t]+id[ \t]*:[ \t]*\\([^ \t\n#]+\\)" 1)))
  (add-hook 'project-find-functions #'osiris-oml--find-project nil t))

;;;###autoload
(define-derived-mode osiris-yaml-mode oml-mode "Osiris"
  "Major mode for the YAML files that describe an Osiris project.
They are osiris.yaml, osiris_connections.yaml and component specs.")

(put 'oml-mode 'eglot-language-id "oml")
(put 'osiris-yaml-mode 'eglot-language-id "yaml")

;;;###autoload
(progn
  (add-to-list 'auto-mode-alist '("\\.oml\\'" . oml-mode))
  (add-to-list 'auto-mode-alist '("/osiris\\(?:_connections\\)?\\.yaml\\'" . osiris-yaml-mode))
  (add-to-list 'auto-mode-alist '("/components/[^/]+/spec\\.yaml\\'" . osiris-yaml-mode))
  (defun osiris-oml--visits-yaml-p ()
    "Whether the visited file is OML in a YAML file; quick for all others."
    (and buffer-file-name
         (string-match-p "\\.ya?ml\\'" buffer-file-name)
         (osiris-oml-yaml-p)))
  (add-to-list 'magic-mode-alist '(osiris-oml--visits-yaml-p . oml-mode)))

;;;; The server, in eglot and in lsp-mode

(defvar eglot-server-programs)
(defvar eglot-confirm-server-initiated-edits)
(defvar lsp-language-id-configuration)
(declare-function eglot--TextDocumentIdentifier "ext:eglot")
(declare-function eglot--major-modes "ext:eglot")
(declare-function eglot--server-capable "ext:eglot")
(declare-function eglot-code-actions "ext:eglot")
(declare-function eglot-current-server "ext:eglot")
(declare-function flymake-diagnostic-data "flymake")
(declare-function flymake-diagnostics "flymake")
(declare-function jsonrpc-request "jsonrpc")
(declare-function lsp--buffer-uri "ext:lsp-mode")
(declare-function lsp-can-execute-command? "ext:lsp-mode")
(declare-function lsp-cur-line-diagnostics "ext:lsp-mode")
(declare-function lsp-execute-code-action-by-kind "ext:lsp-mode")
(declare-function lsp-register-client "ext:lsp-mode")
(declare-function lsp-stdio-connection "ext:lsp-mode")
(declare-function lsp-workspace-command-execute "ext:lsp-mode")
(declare-function make-lsp-client "ext:lsp-mode")

(defun osiris-oml--initialization-options ()
  "What the server is told when it starts."
  (list :settings osiris-oml-settings))

(defun osiris-oml--eglot-contact (&optional _interactive)
  "How eglot starts the server."
  (append osiris-oml-server-command
          (list :initializationOptions (osiris-oml--initialization-options))))

(defun osiris-oml--with-insert-mode (capabilities)
  "CAPABILITIES and that completions are inserted as they are.
`yas-indent-line' is nil in our modes."
  (let* ((document (plist-get capabilities :textDocument))
         (completion (plist-get document :completion))
         (item (append (plist-get completion :completionItem)
                       '(:insertTextModeSupport (:valueSet [1])))))
    (plist-put capabilities :textDocument
               (plist-put document :completion (plist-put completion :completionItem item)))))

(with-eval-after-load 'eglot
  (cl-defmethod eglot-client-capabilities :around ((server eglot-lsp-server))
    (if (memq 'oml-mode (eglot--major-modes server))
        (osiris-oml--with-insert-mode (cl-call-next-method))
      (cl-call-next-method)))
  (add-to-list 'eglot-server-programs
               (cons '(oml-mode osiris-yaml-mode) #'osiris-oml--eglot-contact)))

(with-eval-after-load 'lsp-mode
  (add-to-list 'lsp-language-id-configuration '(oml-mode . "oml"))
  (add-to-list 'lsp-language-id-configuration '(osiris-yaml-mode . "yaml"))
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection (lambda () osiris-oml-server-command))
                    :major-modes '(oml-mode osiris-yaml-mode)
                    :initialization-options #'osiris-oml--initialization-options
                    :server-id 'osiris)))

(defun osiris-oml--client ()
  "What speaks with this buffer's server: `eglot' or `lsp-mode'."
  (cond ((and (fboundp 'eglot-current-server) (eglot-current-server)) 'eglot)
        ((bound-and-true-p lsp-managed-mode) 'lsp-mode)
        (t (user-error "No server for this buffer: start one with `M-x eglot' or `M-x lsp'"))))

(defun osiris-oml--offers-p (command)
  "Whether this buffer's server can run COMMAND."
  (pcase (osiris-oml--client)
    ('eglot (seq-contains-p (eglot--server-capable :executeCommandProvider :commands) command))
    ('lsp-mode (lsp-can-execute-command? command))))

(defun osiris-oml--run (command arguments)
  "Have this buffer's server run COMMAND with ARGUMENTS, and give its answer."
  (pcase (osiris-oml--client)
    ('eglot
     ;; What was asked for by name needs no other question.
     (let ((eglot-confirm-server-initiated-edits nil))
       (jsonrpc-request (eglot-current-server) :workspace/executeCommand
                        (list :command command :arguments (vconcat arguments))
                        :deferred command :timeout 60)))
    ('lsp-mode (lsp-workspace-command-execute command (vconcat arguments)))))

(defun osiris-oml--show (answer)
  "Show what a command answered: a line as a message, more in a window."
  (let ((text (if (stringp answer) answer (pp-to-string answer))))
    (cond ((null answer) (message "Done"))
          ((string-match-p "\n." text)
           (with-help-window "*osiris*" (princ text)))
          (t (message "%s" (string-trim text))))))

;;;; The server's commands

(defun osiris-oml--uri ()
  "This buffer's name in the protocol."
  (pcase (osiris-oml--client)
    ('eglot (plist-get (eglot--TextDocumentIdentifier) :uri))
    ('lsp-mode (lsp--buffer-uri))))

(defun osiris-oml--codes-in-line ()
  "The codes of the problems in this line, that at point first."
  (let ((codes
         (pcase (osiris-oml--client)
           ('eglot
            (mapcar (lambda (diagnostic)
                      (plist-get (alist-get 'eglot-lsp-diag (flymake-diagnostic-data diagnostic))
                                 :code))
                    (append (flymake-diagnostics (point))
                            (flymake-diagnostics (line-beginning-position)
                                                 (line-end-position)))))
           ('lsp-mode
            (mapcar (lambda (diagnostic)
                      (if (hash-table-p diagnostic)
                          (gethash "code" diagnostic)
                        (plist-get diagnostic :code)))
                    (lsp-cur-line-diagnostics))))))
    (delq nil codes)))

(defun osiris-oml--code ()
  "The code of the problem at point or in its line, else one that the user types."
  (or (car (osiris-oml--codes-in-line))
      (read-string "No problem in this line; explain which code? ")))

(defun osiris-oml--run-program (&rest arguments)
  "What the program `osiris' prints when called with ARGUMENTS."
  (with-temp-buffer
    (apply #'call-process (car osiris-oml-server-command) nil t nil arguments)
    (buffer-string)))

(defun osiris-oml--fix-all-by-action (_uri)
  "Apply the code action that holds every safe fix."
  (pcase (osiris-oml--client)
    ('eglot (eglot-code-actions (point-min) (point-max) "source.fixAll.osiris" t))
    ('lsp-mode (lsp-execute-code-action-by-kind "source.fixAll.osiris"))))

(defun osiris-oml--explain-by-program (code)
  "Have the program explain CODE."
  (osiris-oml--show (osiris-oml--run-program "explain" code)))

(defun osiris-oml--check-by-program ()
  "Have the program check the project; `next-error' goes through what it finds."
  (let ((default-directory (osiris-oml-project-root)))
    (compile (mapconcat #'shell-quote-argument
                        (list (car osiris-oml-server-command) "check") " "))))

(defun osiris-oml--get (object key)
  "What OBJECT of an answer holds under KEY; clients make different things of it."
  (if (hash-table-p object)
      (gethash (substring (symbol-name key) 1) object)
    (plist-get object key)))

(defun osiris-oml--insert-problem (path problem)
  "Insert a line about PROBLEM in the file PATH, as compilers write it."
  (let ((start (osiris-oml--get (osiris-oml--get problem :range) :start)))
    (insert (format "%s:%d:%d: %s: %s [%s]\n" path
                    (1+ (osiris-oml--get start :line))
                    (1+ (osiris-oml--get start :character))
                    (osiris-oml--get problem :severity)
                    (osiris-oml--get problem :message)
                    (osiris-oml--get problem :code)))))

(defun osiris-oml--list-problems (found)
  "Show the problems of FOUND; `next-error' goes through them."
  (let ((count 0)
        (inhibit-read-only t))
    (with-current-buffer (get-buffer-create "*osiris-check*")
      (erase-buffer)
      (seq-doseq (file (osiris-oml--get found :files))
        (seq-doseq (problem (osiris-oml--get file :diagnostics))
          (setq count (1+ count))
          (osiris-oml--insert-problem (osiris-oml--get file :path) problem)))
      (compilation-mode "osiris-check")
      (setq-local compilation-error-screen-columns nil)
      (goto-char (point-min))
      (setq next-error-last-buffer (current-buffer))
      (when (> count 0)
        (display-buffer (current-buffer))))
    (message (if (= count 1) "1 problem" "%d problems") count)))

(cl-defmacro osiris-oml-define-command
    (name command doc &key arguments (show 'osiris-oml--show) otherwise)
  "Define NAME, which has the server run COMMAND; DOC is its documentation.
ARGUMENTS is a list of functions that give the command's arguments; SHOW
is called with the answer.  With a server that does not offer COMMAND,
OTHERWISE is called with the arguments."
  (declare (indent 2) (doc-string 3))
  `(defun ,name ()
     ,doc
     (interactive)
     (osiris-oml--command ,command (mapcar #'funcall ',arguments) #',show
                          #',(or otherwise 'ignore))))

(defun osiris-oml--command (command arguments show otherwise)
  "Run COMMAND with ARGUMENTS and SHOW what it answers.
OTHERWISE where the server does not offer it."
  (cond ((osiris-oml--offers-p command)
         (funcall show (osiris-oml--run command arguments)))
        ((eq otherwise 'ignore)
         (user-error "This server does not offer `%s'" command))
        (t (apply otherwise arguments))))

;;;###autoload (autoload 'osiris-oml-check "osiris-oml" nil t)
(osiris-oml-define-command osiris-oml-check "osiris.check"
  "Check all of the project."
  :show osiris-oml--list-problems :otherwise osiris-oml--check-by-program)

;;;###autoload (autoload 'osiris-oml-fix-all "osiris-oml" nil t)
(osiris-oml-define-command osiris-oml-fix-all "osiris.fixAll"
  "Apply every fix that is safe: the pipeline then says what it was meant to."
  :arguments (osiris-oml--uri) :otherwise osiris-oml--fix-all-by-action)

;;;###autoload (autoload 'osiris-oml-explain "osiris-oml" nil t)
(osiris-oml-define-command osiris-oml-explain "osiris.explain"
  "Explain the problem at point, or else in its line."
  :arguments (osiris-oml--code) :otherwise osiris-oml--explain-by-program)

;;;###autoload (autoload 'osiris-oml-server-status "osiris-oml" nil t)
(osiris-oml-define-command osiris-oml-server-status "osiris.serverStatus"
  "Show what the server has open and how it is.")

;;;###autoload
(defun osiris-oml-help ()
  "Show how the server is set up, and what there is besides."
  (interactive)
  (view-file (expand-file-name "README.md" osiris-oml--folder)))

(define-key oml-mode-map (kbd "C-c C-c") #'osiris-oml-check)
(define-key oml-mode-map (kbd "C-c C-f") #'osiris-oml-fix-all)
(define-key oml-mode-map (kbd "C-c C-e") #'osiris-oml-explain)

(provide 'osiris-oml)

;;; osiris-oml.el ends here
