// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAggregatorV3} from "breakwater/interfaces/IAggregatorV3.sol";

/// @title An aggregator with limits
contract StagedAggregator {
    int192 public immutable minAnswer;
    int192 public immutable maxAnswer;

    constructor(int192 min, int192 max) {
        (minAnswer, maxAnswer) = (min, max);
    }
}

/// @title A feed whose answers can be set word by word
/// @dev Like a Chainlink proxy: an unknown round reverts, or is empty once `answerEmpty` was called. It has an aggregator in each phase
/// in which `setLimits` was called.
contract StagedFeed {
    uint256 private constant PHASE = 1 << 64;
    uint256 private constant ID_AT = 4;

    uint8 public immutable decimals;

    uint80 public latest;
    uint16 public phase;
    address public aggregator;
    mapping(uint16 phase => address) public phaseAggregators;
    bool private _isEmpty;
    mapping(uint80 id => bytes) private _answers;

    constructor(uint8 decimals_, uint16 phase_) {
        (decimals, phase) = (decimals_, phase_);
        latest = uint80(phase * PHASE);
    }

    function push(int256 answer, uint256 updatedAt) public returns (uint80 id) {
        id = ++latest;
        _answers[id] = abi.encode(id, answer, updatedAt, updatedAt, id);
    }

    /// @notice Status, and since when, of an uptime feed.
    function setStatus(int256 status, uint256 startedAt) external {
        _answers[++latest] = abi.encode(latest, status, startedAt, block.timestamp, latest);
    }

    function set(uint80 id, bytes calldata answer) external {
        _answers[id] = answer;
    }

    function setLatest(uint80 id) external {
        latest = id;
    }

    function answerEmpty() external {
        _isEmpty = true;
    }

    /// @notice Sets the limits of the present phase's aggregator.
    function setLimits(int192 min, int192 max) external {
        phaseAggregators[phase] = aggregator = address(new StagedAggregator(min, max));
    }

    function startPhase() external {
        latest = uint80(++phase * PHASE);
        aggregator = address(0);
    }

    fallback(bytes calldata question) external returns (bytes memory answer) {
        bool isLatest = bytes4(question) == IAggregatorV3.latestRoundData.selector;
        uint80 id = isLatest ? latest : uint80(uint256(bytes32(question[ID_AT:])));
        answer = _answers[id];
        if (answer.length == 0 && _isEmpty) return abi.encode(id, 0, 0, 0, 0);
        require(answer.length != 0, "No data present");
    }
}
