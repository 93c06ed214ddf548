// A course of twelve screens that speaks SCORM 1.2: the last one is a quiz of five questions, a fifth of the score each.
(() => {
  const SCREENS = 12;
  const QUESTIONS = 5;
  const PASS_MARK = 70;
  const KEPT = 3500;
  const api = findApi(window);
  const startedAt = Date.now();
  api.LMSInitialize('');
  let screen = Number(api.LMSGetValue('cmi.core.lesson_location') || '0');
  let kept = api.LMSGetValue('cmi.suspend_data');

  function findApi(from) {
    for (let win = from, depth = 0; depth < 10; win = win.parent, depth++) {
      if (win.API) return win.API;
      if (win.parent === win) return null;
    }
    return null;
  }

  function sessionTime() {
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    const two = (number) => String(number).padStart(2, '0');
    return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  }

  function keep(exit) {
    api.LMSSetValue('cmi.core.lesson_location', String(screen));
    api.LMSSetValue('cmi.suspend_data', kept);
    api.LMSSetValue('cmi.core.session_time', sessionTime());
    api.LMSSetValue('cmi.core.exit', exit);
    api.LMSCommit('');
  }

  function forward() {
    screen += 1;
    // Any text does, as long as it has the length and is not the same character again and again.
    kept = Array.from({ length: KEPT }, (_, at) => 'recette 0123456789 ;=|'.charAt((at * 7 + screen) % 22)).join('');
    keep('suspend');
    show();
  }

  function grade() {
    const right = document.querySelectorAll('input[value=vrai]:checked').length;
    const score = (100 * right) / QUESTIONS;
    api.LMSSetValue('cmi.core.score.raw', String(score));
    api.LMSSetValue('cmi.core.score.min', '0');
    api.LMSSetValue('cmi.core.score.max', '100');
    api.LMSSetValue('cmi.core.lesson_status', score >= PASS_MARK ? 'passed' : 'failed');
    keep('suspend');
    document.querySelector('#result').textContent = `Score ${score} sur 100`;
  }

  function leave() {
    keep('');
    api.LMSFinish('');
    document.querySelector('main').textContent = 'Module quitté.';
  }

  const question = (number) => `<fieldset><legend>Question ${number}</legend>
    <label><input type="radio" name="q${number}" value="vrai"> Vrai</label>
    <label><input type="radio" name="q${number}" value="faux"> Faux</label></fieldset>`;

  function show() {
    const isLast = screen === SCREENS - 1;
    const questions = Array.from({ length: QUESTIONS }, (_, at) => question(at + 1)).join('');
    document.querySelector('main').innerHTML = `<h1>Écran ${screen + 1} sur ${SCREENS}</h1>
      ${isLast ? `${questions}<button id="grade">Valider mes réponses</button><p id="result"></p>` : '<button id="forward">Écran suivant</button>'}
      <button id="leave">Quitter le module</button>
      <pre id="kept" hidden></pre>`;
    document.querySelector('#kept').textContent = kept;
    document.querySelector('#leave').onclick = leave;
    if (isLast) document.querySelector('#grade').onclick = grade;
    else document.querySelector('#forward').onclick = forward;
  }

  show();
})();
