//! To-dos go to Taskwarrior, the program itself, are worked on there and come back.

use std::process::Command;

use super::program::Place;

/// Runs Taskwarrior with all of its files in the folder of a place.
fn task(place: &Place, arguments: &[&str]) -> std::io::Result<String> {
    place.write("taskrc", "confirmation=off\njson.array=on\n");
    let ran = Command::new("task")
        .env("TASKRC", place.path("taskrc"))
        .env("TASKDATA", place.folder.path())
        .env("TZ", "UTC")
        .current_dir(place.folder.path())
        .arg("rc.verbose=nothing")
        .args(arguments)
        .output()?;
    assert!(ran.status.success(), "{arguments:?} {ran:?}");
    Ok(String::from_utf8(ran.stdout).unwrap())
}

fn run(place: &Place, arguments: &[&str]) -> String {
    let ran = place.run_with(arguments, &[("TZ", "UTC")], b"");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{arguments:?}");
    ran.out
}

#[test]
fn what_is_done_in_taskwarrior_is_done_here() {
    let place = Place::new();
    let fog = place.highlight(&["--quote", "Nothing to see", "--topic", "Fog"]);
    let day = place.highlight(&["--quote", "The day began early", "--topic", "Long Days"]);
    let argo = place.highlight(&[
        "--quote",
        "to dig into",
        "--topic",
        "Argo",
        "--note",
        "try it",
    ]);
    run(&place, &["export", "taskwarrior", "-o", "out.json"]);
    for _ in 0..2 {
        let taken = task(&place, &["import", "out.json"]);
        if taken.is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound) {
            println!(
                "Taskwarrior is not installed: nothing was tried (apt-get install taskwarrior)"
            );
            return;
        }
        assert_eq!(task(&place, &["count"]).unwrap().trim(), "3");
    }
    for arguments in [
        vec![&*fog, "done"],
        vec![&*day, "modify", "due:2027-04-01", "priority:H", "+Fog_City"],
        vec![&*argo, "start"],
        vec![&*argo, "annotate", "asked Theo"],
        vec![
            "add",
            "project:recap",
            "Look at Flux",
            "+Flux",
            "priority:L",
        ],
        vec!["add", "buy stamps"],
    ] {
        task(&place, &arguments).unwrap();
    }
    place.write("back.json", task(&place, &["export"]).unwrap());

    let told = run(&place, &["import", "back.json"]);
    assert!(
        told.ends_with("3 to-dos changed, 1 new, 0 as here; 1 line of the file not from kubenotes: left alone\n"),
        "{told}"
    );
    let list = place.json(&["todo", "--all", "--json"]);
    let list = list.as_array().unwrap();
    let of = |id: &str| list.iter().find(|todo| todo["id"] == *id).unwrap();
    assert_eq!(of(&fog)["status"], "done");
    let day = of(&day);
    assert_eq!(
        (&day["due"], &day["priority"]),
        (&"2027-04-01".into(), &"high".into())
    );
    let topics: Vec<&str> = day["topics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|topic| topic["name"].as_str().unwrap())
        .collect();
    assert_eq!(topics, ["Long Days", "Fog_City"]);
    assert_eq!(of(&argo)["status"], "doing");
    assert!(of(&argo)["note"].as_str().unwrap().contains("asked Theo"));
    let new: Vec<_> = list
        .iter()
        .filter(|todo| todo["note"] == "Look at Flux")
        .collect();
    assert_eq!(new.len(), 1);
    assert_eq!(
        (&new[0]["priority"], &new[0]["topics"][0]["name"]),
        (&"low".into(), &"Flux".into())
    );

    let told = run(&place, &["import", "back.json"]);
    assert!(
        told.starts_with("0 to-dos changed, 0 new, 4 as here"),
        "{told}"
    );
    run(&place, &["export", "taskwarrior", "-o", "out.json"]);
    task(&place, &["import", "out.json"]).unwrap();
    assert_eq!(
        task(&place, &["count"]).unwrap().trim(),
        "5",
        "stamps are Taskwarrior's own"
    );
}
