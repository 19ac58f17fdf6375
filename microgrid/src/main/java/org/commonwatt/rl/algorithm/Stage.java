package org.commonwatt.rl.algorithm;

import org.commonwatt.rl.algorithm.replay.Play;
import org.commonwatt.rl.algorithm.replay.Replay;
import org.commonwatt.rl.env.EnvSpec;

/// Where learning from memory happens: a game in play and the memory of its steps.
record Stage(TrainingSetup setup, Pace pace, Play play, Replay replay) {
    static Stage of(TrainingSetup setup, Pace pace) {
        var play = new Play(setup.game(), pace.copies(), setup.streams("episodes").seed());
        int capacity = (int) Math.min(pace.memory(), setup.totalSteps() + pace.iterationSteps());
        return new Stage(setup, pace, play, new Replay(play.spec(), capacity));
    }

    EnvSpec spec() {
        return play.spec();
    }
}
