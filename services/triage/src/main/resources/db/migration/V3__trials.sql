-- Models on trial are few among the results and are counted by themselves.
create index results_of_trials on results (model_version, image_id) where shadow;
