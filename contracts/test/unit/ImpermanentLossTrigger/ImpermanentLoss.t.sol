// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ImpermanentLossTrigger, Pair} from "breakwater/triggers/ImpermanentLossTrigger.sol";
import {StagedFeed} from "../../utils/StagedFeed.sol";
import {TriggerUnit} from "../../utils/TriggerUnit.t.sol";

/// @title Ether against a dollar: `feed` is the base with 8 decimals, `quote` has 18
/// @dev A trigger pays at most a quarter. Four triggers, each with a deductible where the one before ends, show the whole loss;
/// `trigger` is the first of them.
abstract contract ImpermanentLossTest is TriggerUnit {
    StagedFeed internal quote;
    uint256 internal constant LAYER = 0.25e18;

    ImpermanentLossTrigger internal trigger;
    ImpermanentLossTrigger[] private _layers;

    function setUp() public virtual override {
        super.setUp();
        quote = new StagedFeed(18, 3);
        setLayers();
    }

    function pair() internal view returns (Pair memory) {
        return Pair({
            base: address(feed),
            quote: address(quote),
            baseStaleness: 1 hours,
            quoteStaleness: 1 days,
            deductible: 0,
            cap: LAYER,
            sequencer: address(0),
            grace: 0
        });
    }

    function setLayers() internal {
        delete _layers;
        for (uint256 i; i < 4; i++) {
            _layers.push(triggerWith(i * LAYER, LAYER));
        }
        trigger = _layers[0];
    }

    /// @dev The whole loss that the four triggers pay.
    function lossOf(uint256 entryRatio, uint256 endTime, bytes memory evidence) internal view returns (uint256 loss) {
        for (uint256 i; i < 4; i++) {
            loss += _layers[i].settlement(entryRatio, endTime, evidence);
        }
    }

    function triggerWith(uint256 deductible, uint256 cap) internal returns (ImpermanentLossTrigger) {
        Pair memory p = pair();
        (p.deductible, p.cap) = (deductible, cap);
        return new ImpermanentLossTrigger(p);
    }
}
