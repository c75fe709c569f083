// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @title A feed with a chosen answer, word by word, or none
contract ScriptedFeed {
    uint8 public decimals;
    bytes private _answer;

    constructor(uint8 decimals_) {
        decimals = decimals_;
    }

    function set(bytes calldata answer) external {
        _answer = answer;
    }

    function set(int256 answer, uint256 updatedAt) external {
        _answer = abi.encode(7, answer, updatedAt, updatedAt, 7);
    }

    fallback(bytes calldata) external returns (bytes memory) {
        require(_answer.length != 0, "No data present");
        return _answer;
    }
}

/// @title A feed that uses all gas
contract GreedyFeed {
    uint8 public constant decimals = 8;

    fallback() external {
        assembly ("memory-safe") {
            invalid()
        }
    }
}

/// @title A feed that returns as much data as its gas allows
contract ChattyFeed {
    uint8 public constant decimals = 8;

    fallback() external {
        assembly ("memory-safe") {
            return(0, 200000)
        }
    }
}
